package eu.megawatt.fleet.document;

import eu.megawatt.fleet.demand.LoadCurve;
import java.io.IOException;
import java.util.TreeMap;

/** What a GPU draws by load, as read: an array of points, each an array of load and watts. */
final class CurveDraft {

  private static final String DUE =
      "an array of points [load, watts] from load 0 to load 1, such as [[0, 300], [1, 700]]";

  final long at;
  final String pointer;
  private final TreeMap<Double, Double> points = new TreeMap<>();
  private double last = Double.NEGATIVE_INFINITY;

  private CurveDraft(Cursor in) {
    this.at = in.at();
    this.pointer = in.pointer();
  }

  /** Reads the one that stands here. */
  static CurveDraft read(Cursor in) throws IOException {
    CurveDraft curve = new CurveDraft(in);
    if (!in.isArray()) {
      in.notA(DUE);
      return curve;
    }
    int before = in.issues().size();
    in.items("points [load, watts]", curve::readPoint);
    if (in.issues().size() == before && !curve.isWhole()) {
      in.issues().add(curve.at, curve.pointer, "the points do not go from load 0 to load 1");
    }
    return curve;
  }

  private void readPoint(Cursor in) throws IOException {
    if (!in.isArray()) {
      in.notA("a point [load, watts]");
      return;
    }
    long start = in.at();
    int before = in.issues().size();
    double[] values = in.numbers(Range.NOT_NEGATIVE).numbers().toArray();
    if (in.issues().size() > before) {
      return;
    }
    if (values.length != 2 || values[0] > 1 || values[0] <= last) {
      in.issues()
          .add(
              start,
              in.pointer(),
              "a point is [load, watts], with loads from 0 to 1, each above the one before");
      return;
    }
    last = values[0];
    points.put(values[0], values[1]);
  }

  private boolean isWhole() {
    return points.size() > 1 && points.firstKey() == 0 && points.lastKey() == 1;
  }

  /** Adds an issue where it goes below what an idle GPU draws. */
  void check(GpuTypeEntry type, Issues issues) {
    double least = points.values().stream().mapToDouble(it -> it).min().orElse(Double.NaN);
    if (least < type.idleWatts) {
      issues.add(
          at,
          pointer,
          "%s W is less than the %s W that an idle one draws"
              .formatted(Numbers.plain(least), Numbers.plain(type.idleWatts)));
    }
  }

  LoadCurve complete() {
    return new LoadCurve(points);
  }
}
