package eu.megawatt.telemetry.energy;

import java.util.ArrayList;
import java.util.List;

/**
 * One walk along a counter's readings, from each that can be trusted to the next, with power where
 * the counter does not tell. The rules and their reasons are in docs/telemetry.md.
 */
final class CounterWalk {

  /** Up to this far apart two readings of a counter count as measured, not as interpolated. */
  private static final long MEASURED_MILLIS = 300_000;

  /** A counter that comes back to its course within this time was misread, not reset. */
  private static final long DIP_MILLIS = 300_000;

  /** Readings of one value from which on a counter may be stuck. */
  private static final int STUCK_READINGS = 3;

  private final Track counter;
  private final PowerIntegral power;
  private final EnergyLimits limits;
  private final List<Segment> segments;

  /** Everything before this instant is in the segments, or is missing. */
  private long doneUpTo = Long.MIN_VALUE;

  /** The reading from which the last step was counted, and what there was before it. */
  private int countedFrom = -1;

  private int segmentsBefore;
  private long doneBefore;

  CounterWalk(News news, EnergyLimits limits) {
    this.counter = news.counter();
    this.power = new PowerIntegral(news.power());
    this.limits = limits;
    segments = new ArrayList<>(counter.size() + news.power().size());
  }

  List<Segment> segments() {
    int anchor = 0;
    while (anchor < counter.size()) {
      anchor = step(anchor);
    }
    power.fill(doneUpTo, Long.MAX_VALUE, segments);
    return segments;
  }

  /** Books from a trusted reading to the next one and returns that; the size at the end. */
  private int step(int anchor) {
    int flat = anchor;
    while (flat + 1 < counter.size()
        && counter.value(flat + 1) == counter.value(anchor)
        && !isBegunBetween(anchor, flat + 1)) {
      flat++;
    }
    int next = movedFrom(anchor, flat + 1);
    while (next < counter.size() && !follows(anchor, next)) {
      if (isBegunBetween(anchor, next)) {
        bookStart(flat, next);
        return next;
      }
      int back = backOnCourse(anchor, next);
      if (back == counter.size()) {
        if (!isMadeUpFor(next)) {
          bookReset(anchor, flat, next);
        }
        return next;
      }
      next = movedFrom(anchor, back);
    }
    if (next < counter.size()) {
      book(anchor, flat, next);
    }
    return next;
  }

  /** The first reading that is neither the anchor's value nor below it by mere read skew. */
  private int movedFrom(int anchor, int start) {
    int next = start;
    while (next < counter.size()
        && isStill(counter.value(next) - counter.value(anchor))
        && !isBegunBetween(anchor, next)) {
      next++;
    }
    return next;
  }

  private boolean isStill(long rise) {
    return rise <= 0 && rise >= -limits.skewMillijoules();
  }

  /** Whether one reading can be the other's successor, with nothing in between but use. */
  private boolean follows(int one, int other) {
    long rise = counter.value(other) - counter.value(one);
    return rise >= 0 && rise <= most(one, other) && !isBegunBetween(one, other);
  }

  /** Whether the counter began anew after one reading and before the other, as its sender says. */
  private boolean isBegunBetween(int one, int other) {
    return counter.start(other) > Math.max(counter.at(one), counter.start(one));
  }

  private long most(int one, int other) {
    return limits.mostMillijoules(
        Math.min(counter.at(other) - counter.at(one), EnergyCurve.LONGEST_MILLIS));
  }

  /**
   * The reading with which a counter that left its course is back on it; the size where it is not.
   * What goes on evenly from the readings off course is no return. A counter that began anew since
   * is on another course.
   */
  private int backOnCourse(int anchor, int off) {
    for (int i = off + 1;
        i < counter.size() && counter.at(i) - counter.at(off) <= DIP_MILLIS;
        i++) {
      if (isBegunBetween(anchor, i)
          || (follows(anchor, i) && (i == off + 1 || !follows(i - 1, i)))) {
        return i;
      }
    }
    return counter.size();
  }

  /**
   * A step too high for its time after one that was low for its own: the reading between was
   * collected earlier than it says. Both are counted as one.
   */
  private boolean isMadeUpFor(int next) {
    if (countedFrom < 0 || !follows(countedFrom, next)) {
      return false;
    }
    segments.subList(segmentsBefore, segments.size()).clear();
    doneUpTo = doneBefore;
    count(countedFrom, next);
    return true;
  }

  /** A counter that began anew: what it says was used since. Before that, power alone knows. */
  private void bookStart(int flat, int next) {
    countedFrom = -1;
    long from = counter.start(next);
    long to = counter.at(next);
    if (from < to && isWithinDay(flat, next)) {
      power.fill(doneUpTo, from, segments);
      segments.add(
          new Segment(
              from,
              to,
              counter.value(next),
              to - from > MEASURED_MILLIS ? Method.INTERPOLATED : Method.COUNTER));
      doneUpTo = to;
    }
  }

  /** A fall that the next reading confirms: without power in the gap, what was counted since. */
  private void bookReset(int anchor, int flat, int next) {
    countedFrom = -1;
    boolean isConfirmed =
        counter.value(next) < counter.value(anchor)
            && next + 1 < counter.size()
            && follows(next, next + 1);
    long from = counter.at(flat);
    long to = counter.at(next);
    if (isConfirmed
        && isWithinDay(flat, next)
        && counter.value(next) <= most(flat, next)
        && !power.covers(from, to)) {
      power.fill(doneUpTo, from, segments);
      segments.add(new Segment(from, to, counter.value(next), Method.ESTIMATED));
      doneUpTo = to;
    }
  }

  private void book(int anchor, int flat, int next) {
    countedFrom = -1;
    if (!isStuck(anchor, flat, next)) {
      count(anchor, next);
    } else if (follows(flat, next)) {
      count(flat, next);
    }
  }

  /**
   * A counter that stood still under load and whose next step does not make up for it: less than
   * two thirds of what the power says. A coarse or a late counter makes up for all of it.
   */
  private boolean isStuck(int anchor, int flat, int next) {
    if (flat - anchor + 1 < STUCK_READINGS) {
      return false;
    }
    for (int i = anchor; i <= flat; i++) {
      if (counter.milliwatts(i) <= limits.movingMilliwatts()) {
        return false;
      }
    }
    long expected = power.millijoules(counter.at(anchor), counter.at(next));
    return counter.value(next) - counter.value(anchor) < expected / 3 * 2;
  }

  private boolean isWithinDay(int one, int other) {
    return counter.at(other) - counter.at(one) <= EnergyCurve.LONGEST_MILLIS;
  }

  private void count(int one, int other) {
    if (!isWithinDay(one, other)) {
      return;
    }
    long from = counter.at(one);
    long to = counter.at(other);
    long rise = counter.value(other) - counter.value(one);
    countedFrom = one;
    segmentsBefore = segments.size();
    doneBefore = doneUpTo;
    power.fill(doneUpTo, from, segments);
    doneUpTo = to;
    if (to - from > MEASURED_MILLIS) {
      segments.add(new Segment(from, to, rise, Method.INTERPOLATED));
      return;
    }
    long turn = other == one + 1 ? turn(one, other) : from;
    if (turn <= from || turn >= to) {
      segments.add(new Segment(from, to, rise, Method.COUNTER));
      return;
    }
    long first = Math.clamp(counter.milliwatts(one) * (turn - from) / 1_000, 0, rise);
    segments.add(new Segment(from, turn, first, Method.COUNTER));
    segments.add(new Segment(turn, to, rise - first, Method.COUNTER));
  }

  /**
   * The instant at which power went from the one reading's to the other's, if it did so at once:
   * the only one at which the counter's difference comes out. Without a large change of power, or
   * where the difference is not between the two, the beginning: there is no such instant.
   */
  private long turn(int one, int other) {
    long from = counter.at(one);
    long before = counter.milliwatts(one);
    long after = counter.milliwatts(other);
    if (before == Track.NONE
        || after == Track.NONE
        || Math.abs(after - before) < limits.ratedMilliwatts() / 5) {
      return from;
    }
    long millis = counter.at(other) - from;
    long microjoules = (counter.value(other) - counter.value(one)) * 1_000;
    return from + (after * millis - microjoules) / (after - before);
  }
}
