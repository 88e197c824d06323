package eu.megawatt.fleet.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.site.GpuType;
import eu.megawatt.fleet.site.PowerCap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A GPU type as read. */
final class GpuTypeEntry extends Entry {

  static final Shape<GpuTypeEntry> SHAPE =
      Shape.<GpuTypeEntry>of("a GPU type object")
          .required("id", (in, type) -> type.id = in.id())
          .required("idleWatts", (in, type) -> type.idleWatts = in.number(Range.NOT_NEGATIVE))
          .required("powerCaps", (in, type) -> type.readPowerCaps(in));

  private static final Shape<CapDraft> CAP =
      Shape.<CapDraft>of("a power cap object")
          .required("fraction", (in, cap) -> cap.fraction = in.number(Range.FRACTION))
          .required("speed", (in, cap) -> cap.speed = in.number(Range.POSITIVE));

  private static final class CapDraft {
    double fraction = Double.NaN;
    double speed = Double.NaN;
  }

  /** Fractions nearer to each other than this are the same to the referee. */
  private static final double SAME_FRACTION = 1e-9;

  double idleWatts = Double.NaN;
  private final List<PowerCap> powerCaps = new ArrayList<>();

  private void readPowerCaps(Cursor in) throws IOException {
    long start = in.at();
    long before = in.issues().size();
    in.items("objects", this::readPowerCap);
    if (in.issues().size() == before && !powerCaps.contains(PowerCap.NONE)) {
      in.issues()
          .add(
              start,
              in.pointer(),
              "there is no {\"fraction\": 1.0, \"speed\": 1.0}, the uncapped rung that every GPU"
                  + " type has");
    }
  }

  private void readPowerCap(Cursor in) throws IOException {
    long start = in.at();
    CapDraft cap = new CapDraft();
    CAP.read(in, cap);
    if (powerCaps.stream().anyMatch(c -> Math.abs(c.fraction() - cap.fraction) < SAME_FRACTION)) {
      in.issues()
          .add(
              start,
              in.pointer(),
              "the fraction " + Numbers.plain(cap.fraction) + " stands in this list already");
    }
    powerCaps.add(new PowerCap(cap.fraction, cap.speed));
  }

  GpuType complete() {
    return new GpuType(requireNonNull(id).value(), idleWatts, powerCaps);
  }
}
