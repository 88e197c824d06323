package eu.megawatt.service.operation;

import java.util.ArrayList;
import java.util.List;

/**
 * The progress of one operation from its beginning: at most 2,000 points, thinned by dropping every
 * other one. Not thread-safe.
 */
final class History {

  static final int MOST = 2000;

  private final List<ProgressPoint> points = new ArrayList<>();

  void add(ProgressPoint point) {
    if (points.size() == MOST) {
      thin();
    }
    points.add(point);
  }

  List<ProgressPoint> points() {
    return List.copyOf(points);
  }

  private void thin() {
    for (int i = 0; i < MOST / 2; i++) {
      points.set(i, points.get(2 * i));
    }
    points.subList(MOST / 2, MOST).clear();
  }
}
