package eu.megawatt.service.books.period;

import java.util.ArrayList;
import java.util.List;

/** What is missing of a month: the first few, and how many more. For one thread. */
final class Lackings {

  /** Told at most. */
  static final int MOST = 20;

  private final List<Lacking> first = new ArrayList<>();
  private int moreCount;

  void add(Lacking lacking) {
    if (first.contains(lacking)) {
      return;
    }
    if (first.size() < MOST) {
      first.add(lacking);
    } else {
      moreCount++;
    }
  }

  List<Lacking> first() {
    return List.copyOf(first);
  }

  int moreCount() {
    return moreCount;
  }
}
