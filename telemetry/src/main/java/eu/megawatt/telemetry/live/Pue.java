package eu.megawatt.telemetry.live;

import java.math.BigInteger;
import java.util.OptionalDouble;

/**
 * The power usage effectiveness of a site: all that it draws for each watt of IT. Measured it is
 * the meters' reading over the sum of the nodes at the same instant, and so exact; otherwise it is
 * what the site was designed for.
 */
sealed interface Pue {

  /** What the facility draws for some IT power, in the same unit, rounded up. */
  long facility(long it);

  /** The ratio, where it is known. */
  OptionalDouble ratio();

  /** Meters say what the facility draws, the nodes say what the IT draws. */
  record Measured(long facilityMilliwatts, long itMilliwatts) implements Pue {

    public Measured {
      if (itMilliwatts < 1) {
        throw new IllegalArgumentException(
            "a PUE over %d mW of IT; it must be above 0".formatted(itMilliwatts));
      }
    }

    @Override
    public long facility(long it) {
      BigInteger[] quotient =
          BigInteger.valueOf(it)
              .multiply(BigInteger.valueOf(facilityMilliwatts))
              .divideAndRemainder(BigInteger.valueOf(itMilliwatts));
      return quotient[0].longValueExact() + quotient[1].signum();
    }

    @Override
    public OptionalDouble ratio() {
      return OptionalDouble.of((double) facilityMilliwatts / itMilliwatts);
    }
  }

  /** What the site was built for. */
  record Design(double value) implements Pue {

    @Override
    public long facility(long it) {
      return (long) Math.ceil(it * value);
    }

    @Override
    public OptionalDouble ratio() {
      return OptionalDouble.of(value);
    }
  }

  /** Nobody has said: the facility draws at least what the IT does. */
  record Unknown() implements Pue {

    @Override
    public long facility(long it) {
      return it;
    }

    @Override
    public OptionalDouble ratio() {
      return OptionalDouble.empty();
    }
  }
}
