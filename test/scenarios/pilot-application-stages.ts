import { PILOT_APPLICATION } from '@sandbar/domain';
import { given } from '@sandbar/testing';
import type { Story } from '@sandbar/testing';
import {
  CREATE,
  LANES_PASS,
  NOTICE,
  PANEL_FOR,
  RULES,
  START,
  accept,
  attest,
  expires,
  packageOpened,
  people,
  propose,
  register,
  seal,
  sealed,
} from './pilot-application-world.js';

/** A story brought to a stage by the shortest honest way: a sole, licensed applicant unless it says otherwise. */
const SOLE = { parties: sealed().parties.slice(0, 1) };
export const newcomer = (): Story => given(PILOT_APPLICATION, RULES, 'case-1').when(CREATE);
export const inSigning = (joint = false): Story => newcomer().when(seal(joint ? {} : SOLE));
export const inScreening = (joint = false): Story =>
  joint ? inSigning(true).when(attest(), attest(people.techSignatory)) : inSigning().when(attest());
export const inReview = (joint = false): Story => inScreening(joint).when(accept());
export const interestOver = expires('INTEREST_EXPIRED', {});
/** Nobody else is concerned: straight to the panel. */
export const inPanel = (joint = false): Story => inReview(joint).when(interestOver, ...LANES_PASS);
/** Jiangsu and Zhejiang are in the service area. */
export const inSharing = (joint = false): Story =>
  newcomer()
    .when(
      seal({ ...(joint ? {} : SOLE), serviceArea: ['31', '32', '33'] }),
      attest(),
      ...(joint ? [attest(people.techSignatory)] : []),
      accept(),
      interestOver,
    )
    .when(...LANES_PASS);
export const awaitingSettlement = (joint = false): Story => inSharing(joint).when(packageOpened());
export const inNotice = (joint = false): Story => inPanel(joint).when(...PANEL_FOR);
export const inDecision = (joint = false): Story => inNotice(joint).when(...NOTICE);
export const registered = (): Story => inDecision().when(propose('register'), register);
export const live = (): Story => registered().when(START);
