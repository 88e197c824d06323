package eu.megawatt.scheduler.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The breaches found so far: the first thousand in full, all of them counted. */
final class Breaches {

  static final int KEPT = 1_000;

  private final List<Breach> kept = new ArrayList<>();
  private long count;

  void add(BreachKind kind, String message) {
    add(kind, () -> message);
  }

  /** The message is only written where it is kept. */
  void add(BreachKind kind, Supplier<String> message) {
    if (count++ < KEPT) {
      kept.add(new Breach(kind, message.get()));
    }
  }

  long count() {
    return count;
  }

  List<Breach> kept() {
    return List.copyOf(kept);
  }
}
