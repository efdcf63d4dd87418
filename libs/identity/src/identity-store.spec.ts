import { identityStoreContract, MemoryIdentityStore } from '@sandbar/testing';

describe('the identity store in memory', () => identityStoreContract(() => new MemoryIdentityStore()));
