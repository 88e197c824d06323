package eu.megawatt.kernels.sample;

import eu.megawatt.kernels.suite.Absence;
import eu.megawatt.kernels.suite.Block;
import eu.megawatt.kernels.suite.Correctness;
import java.util.List;
import java.util.Optional;

/** What came of one case. Each case that was asked for has one; none is left out. */
public sealed interface Result permits Result.Measured, Result.Soaked, Result.Unmeasured {

  /** What it is about. */
  Subject subject();

  /** Its speeds, block by block or second by second, in the unit of the kernel; maybe none. */
  double[] values();

  /** What did the work; empty where none was done. */
  Optional<String> doneBy();

  /**
   * Checked, and measured where it is right.
   *
   * @param engine what did the work
   * @param blocks in the order of time, after warming up; none where the results are wrong
   */
  record Measured(
      Subject subject,
      String engine,
      Correctness correctness,
      List<Block> blocks,
      Conditions conditions,
      Optional<Energy> energy)
      implements Result {

    @Override
    public double[] values() {
      return subject.speeds(blocks);
    }

    @Override
    public Optional<String> doneBy() {
      return Optional.of(engine);
    }
  }

  /**
   * Run for long, with results compared.
   *
   * @param engine what did the work
   * @param seconds one a second
   */
  record Soaked(
      Subject subject,
      String engine,
      Correctness correctness,
      List<SoakSecond> seconds,
      Optional<String> meter)
      implements Result {

    @Override
    public double[] values() {
      return subject.speeds(seconds.stream().map(SoakSecond::block).toList());
    }

    @Override
    public Optional<String> doneBy() {
      return Optional.of(engine);
    }

    /** Whether all fingerprints that were taken are one. */
    public boolean isSteady() {
      return seconds.stream().flatMapToLong(it -> it.fingerprint().stream()).distinct().count()
          <= 1;
    }
  }

  /**
   * Not measured.
   *
   * @param absence why, by name
   * @param detail why, for a person
   */
  record Unmeasured(Subject subject, Absence absence, String detail) implements Result {

    @Override
    public double[] values() {
      return new double[0];
    }

    @Override
    public Optional<String> doneBy() {
      return Optional.empty();
    }
  }
}
