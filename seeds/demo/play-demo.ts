import { addWorkingDays, dayInShanghai, stateCouncilCalendar } from '@sandbar/calendar';
import type { WorkingCalendar } from '@sandbar/calendar';
import type { ExampleDeclaration } from '@sandbar/declaration';
import type { Actor, Refusal } from '@sandbar/domain';
import { isRefusal } from '@sandbar/domain';
import type { Answer, Command } from '@sandbar/workflow';
import { demoCalendar } from './demo-calendar.js';
import type { DemoWorld } from './demo-world.js';
import { filesOf } from './pilot.js';
import { DEMO_STORIES_TOLD } from './stories/index.js';
import type { CaseRef, Scene, Story } from './story.js';
import { idOf } from './telling/cursor.js';
import type { Entry } from './timeline.js';
import { timelineOf } from './timeline.js';

export interface DemoRun {
  /** The instant of the first start: everything is laid before it. A run that goes on after a crash gives the recorded one. */
  readonly startedAt: string;
  readonly stories?: readonly Story[];
  readonly onProgress?: (done: number, total: number, label: string) => void;
}
export interface Played {
  /** Commands of persons; messages between cases and expiries come on top. */
  readonly commands: number;
  readonly cases: number;
}

/** The application's id of a story. */
export const caseIdOf = (storyId: string): string => idOf(`case:${storyId}`);

/** A citizen who comments on a notice: signed in nowhere, holder of nothing. */
const CITIZEN: Actor = { person: idOf('citizen'), roles: ['public'], organisation: null, authority: null, province: null };

/**
 * Plays every story through `handle`, in one order of time, and ends at `startedAt`: stops at every clock that wakes on the way and drains
 * what follows from each step before the story goes on. Keys derive from story and step, so a run that was cut off goes on where it stopped
 * and a second run adds nothing.
 * @throws Error naming story, step and refusal when an event is refused or leads elsewhere than the story says
 */
export async function playDemo(world: DemoWorld, { startedAt, stories = DEMO_STORIES_TOLD, onProgress }: DemoRun): Promise<Played> {
  const calendar = demoCalendar(stateCouncilCalendar(), dayInShanghai(startedAt));
  const timeline = timelineOf(stories, startedAt, calendar);
  const player = new Player(world, calendar);
  for (const [i, entry] of timeline.entries()) {
    await player.play(entry);
    onProgress?.(i + 1, timeline.length, entry.story.pilot.name);
  }
  await player.goOn(startedAt);
  return { commands: timeline.filter(({ step }) => step.kind === 'act').length, cases: stories.length };
}

class Player {
  /** Stories with effects that have not been carried out yet. */
  private readonly waiting = new Set<Story>();
  private readonly sealed = new Map<Story, ExampleDeclaration>();
  private readonly children = new Map<string, string>();
  private readonly versions = new Map<string, number>();

  constructor(
    private readonly world: DemoWorld,
    private readonly calendar: WorkingCalendar,
  ) {}

  async play(entry: Entry): Promise<void> {
    const { story, step, at } = entry;
    if (this.waiting.has(story) || step.lost !== undefined || dayInShanghai(this.world.clock.now()) !== dayInShanghai(at))
      await this.drain();
    await this.advance(at);
    const caseId = await this.resolve(story, step.on);
    if (step.kind === 'rests') return this.observe(entry, caseId);
    await this.send(entry, caseId);
    this.waiting.add(story);
    if (step.lost !== undefined) {
      await this.world.drain(step.lost);
      this.waiting.clear();
    }
  }

  /** To an instant, everything carried out. */
  async goOn(at: string): Promise<void> {
    await this.drain();
    await this.advance(at);
    await this.drain();
  }

  private async drain(): Promise<void> {
    await this.world.drain();
    this.waiting.clear();
  }

  /** Time passes: at each wake on the way the clocks are looked at, as in life. */
  private async advance(at: string): Promise<void> {
    const { clock } = this.world;
    for (let wake = await this.world.nextWake(); wake !== null && wake <= at; wake = await this.world.nextWake()) {
      if (wake > clock.now()) clock.set(wake);
      await this.drain();
    }
    clock.set(at);
  }

  private async send(entry: Entry, caseId: string): Promise<void> {
    const { story, step, index, at, writtenOn } = entry;
    const { world } = this;
    const actor = step.who === 'public' ? CITIZEN : world.actor(step.who);
    if (step.writes !== undefined) {
      const content = step.writes.content(writtenOn);
      await world.putAttachments(caseId, unique(filesOf(story.pilot, content).map(({ file }) => file)), actor);
      await world.putWorkingCopy(caseId, content, actor, step.writes.revision);
      this.sealed.set(story, content);
    }
    if (step.kind === 'save') return;
    const scene = this.sceneOf(entry, caseId, actor);
    const key = idOf(`${story.id}:${index}:${step.type}`);
    const payload = typeof step.payload === 'function' ? step.payload(scene) : step.payload;
    const sent = await this.act({
      key,
      caseId,
      type: step.type,
      payload,
      actor: { ...actor, authenticatedAt: at },
      traceId: key,
      source: { kind: 'person' },
    });
    // On a run that goes on a person may have left the case since the step was played.
    const answer = isRefusal(sent) && sent.code === 'case.not_found' ? ((await world.findAnswer(actor.person, key)) ?? sent) : sent;
    if (isRefusal(answer)) throw new Error(`${where(entry)} by ${step.who} at ${at} was refused: ${JSON.stringify(answer)}`);
    if (!isAt(step.then, answer)) throw new Error(`${where(entry)} led to ${answer.stage} (${answer.leaves.join(', ')}), not ${step.then}`);
  }

  /** Sends as the person who has the case open: at the version last seen, and once more after reloading when it had moved. */
  private async act(command: Command): Promise<Answer | Refusal> {
    const { world, versions } = this;
    const { caseId, type, actor } = command;
    if (type === 'CREATE') return this.noting(await world.handle({ ...command, create: 'pilot-application' }));
    // A citizen has no page of the case open: no version was seen.
    if (actor.person === CITIZEN.person) return this.noting(await world.handle(command));
    const known = versions.get(caseId);
    if (known !== undefined) {
      const answer = await world.handle({ ...command, expectedVersion: known });
      if (!isRefusal(answer) || answer.code !== 'version.stale') return this.noting(answer);
    }
    const seen = await world.find(caseId);
    return this.noting(await world.handle({ ...command, expectedVersion: seen?.version ?? 0 }));
  }

  private noting(answer: Answer | Refusal): Answer | Refusal {
    if (!isRefusal(answer)) this.versions.set(answer.caseId, answer.version);
    return answer;
  }

  private async observe(entry: Entry, caseId: string): Promise<void> {
    await this.drain();
    const seen = await this.world.find(caseId);
    if (seen === undefined) throw new Error(`${where(entry)}: no such case`);
    // A run that goes on finds cases that have moved past this moment.
    if (seen.updatedAt <= entry.at && !isAt(entry.step.then, seen))
      throw new Error(`${where(entry)}: rests at ${seen.stage} (${seen.leaves.join(', ')}), not ${entry.step.then}`);
  }

  private sceneOf({ story, at }: Entry, caseId: string, actor: Actor): Scene {
    const day = dayInShanghai(at);
    const sealed = (): ExampleDeclaration => {
      const content = this.sealed.get(story);
      if (content === undefined) throw new Error(`${story.id}: nothing was sealed`);
      return content;
    };
    return {
      world: this.world,
      pilot: story.pilot,
      caseId,
      actor,
      at,
      day,
      sealed,
      workingDay: (n) => addWorkingDays(this.calendar, day, n),
    };
  }

  private async resolve(story: Story, ref: CaseRef): Promise<string> {
    const application = caseIdOf(story.id);
    if (ref.of === 'application') return application;
    const known = this.children.get(keyOf(application, ref));
    if (known !== undefined) return known;
    const packages = (await this.world.listChildren(application)).filter((child) => child.kind === 'sharing-package');
    const found = packages[ref.nth - 1]?.id;
    if (found === undefined) throw new Error(`${story.id}: no package ${ref.nth}`);
    this.children.set(keyOf(application, { of: 'package', nth: ref.nth }), found);
    if (ref.of === 'package') return found;
    for (const leg of await this.world.listChildren(found))
      if (leg.province !== null) this.children.set(keyOf(application, { ...ref, province: leg.province }), leg.id);
    const leg = this.children.get(keyOf(application, ref));
    if (leg === undefined) throw new Error(`${story.id}: no leg to ${ref.province}`);
    return leg;
  }
}

const keyOf = (application: string, ref: CaseRef): string => `${application} ${JSON.stringify(ref)}`;
const where = ({ story, step, index }: Entry): string => `${story.id} #${index} ${step.type}`;
const isAt = (expected: string | null, place: { readonly stage: string; readonly leaves: readonly string[] }): boolean =>
  expected === null || place.stage === expected || place.leaves.includes(expected);
const unique = <T>(items: readonly T[]): readonly T[] => [...new Set(items)];
