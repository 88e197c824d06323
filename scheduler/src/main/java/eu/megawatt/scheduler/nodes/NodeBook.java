package eu.megawatt.scheduler.nodes;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Who has which GPUs of a node, and when. Mutable; asked in the order of time: what was over once
 * is forgotten.
 */
final class NodeBook {

  final PoolNode node;
  private final long all;
  private long[] bits = new long[4];
  private long[] from = new long[4];
  private long[] to = new long[4];
  private boolean[] isAway = new boolean[4];
  private int holds;

  /** Whether something was added since it was last asked. */
  private boolean isOther = true;

  /** GPUs that nobody has at the instant of {@link #look}. */
  long free;

  /** GPUs that nobody has in any of the spans of {@link #look}. */
  long usable;

  /** When the last of those who have GPUs now lets go; the least number where nobody has any. */
  long neighboursEnd;

  NodeBook(PoolNode node) {
    this.node = node;
    this.all = node.all();
  }

  void add(long gpus, Span span, boolean away) {
    if (holds == bits.length) {
      int more = 2 * holds;
      bits = Arrays.copyOf(bits, more);
      from = Arrays.copyOf(from, more);
      to = Arrays.copyOf(to, more);
      isAway = Arrays.copyOf(isAway, more);
    }
    bits[holds] = gpus;
    from[holds] = seconds(span.from());
    to[holds] = seconds(span.to());
    isAway[holds] = away;
    holds++;
    isOther = true;
  }

  /** Whether something was added since this was asked last. */
  boolean hasBecomeOther() {
    boolean was = isOther;
    isOther = false;
    return was;
  }

  static long seconds(Instant at) {
    return at.getEpochSecond();
  }

  /** Whether somebody has one of some GPUs at some time. */
  boolean isTaken(long gpus, List<Span> spans) {
    for (Span span : spans) {
      long begin = seconds(span.from());
      long end = seconds(span.to());
      for (int hold = 0; hold < holds; hold++) {
        if ((bits[hold] & gpus) != 0 && from[hold] < end && begin < to[hold]) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Takes out so many GPUs for some time: those that are held least of it, of these the last.
   *
   * @return which
   */
  long takeAway(Away away) {
    long taken = 0;
    for (int open = Math.min(away.gpus(), node.gpus()); open > 0; open--) {
      long next = 0;
      long least = Long.MAX_VALUE;
      for (int gpu = node.gpus() - 1; gpu >= 0; gpu--) {
        long one = 1L << gpu;
        long held = (taken & one) == 0 ? heldSeconds(one, away.span()) : Long.MAX_VALUE;
        if (held < least) {
          least = held;
          next = one;
        }
      }
      taken |= next;
    }
    add(taken, away.span(), true);
    return taken;
  }

  private long heldSeconds(long gpu, Span span) {
    long sum = 0;
    for (int hold = 0; hold < holds; hold++) {
      if ((bits[hold] & gpu) != 0) {
        long begin = Math.max(from[hold], seconds(span.from()));
        long end = Math.min(to[hold], seconds(span.to()));
        sum += Math.max(0, end - begin);
      }
    }
    return sum;
  }

  /**
   * Looks for who begins now: what is free now, and what in all of some spans.
   *
   * @return until when the same would be seen for any spans, as long as nothing is added
   */
  long look(long[] begins, long[] ends) {
    long now = begins[0];
    long taken = 0;
    long barred = 0;
    long last = Long.MIN_VALUE;
    long until = Long.MAX_VALUE;
    for (int hold = 0; hold < holds; hold++) {
      if (to[hold] <= now) {
        forget(hold);
        hold--;
        continue;
      }
      if (from[hold] <= now) {
        taken |= bits[hold];
        last = isAway[hold] ? last : Math.max(last, to[hold]);
        until = Math.min(until, to[hold]);
      } else {
        until = now;
      }
      barred |= isIn(hold, begins, ends) ? bits[hold] : 0;
    }
    free = all & ~taken;
    usable = all & ~barred;
    neighboursEnd = last;
    return until;
  }

  private boolean isIn(int hold, long[] begins, long[] ends) {
    for (int span = 0; span < begins.length; span++) {
      if (from[hold] < ends[span] && begins[span] < to[hold]) {
        return true;
      }
    }
    return false;
  }

  private void forget(int hold) {
    holds--;
    bits[hold] = bits[holds];
    from[hold] = from[holds];
    to[hold] = to[holds];
    isAway[hold] = isAway[holds];
  }
}
