package eu.megawatt.service.predict;

import eu.megawatt.kernels.predict.Loop;
import eu.megawatt.kernels.sample.Subject;
import eu.megawatt.kernels.suite.Kernel;
import eu.megawatt.kernels.suite.Precision;
import java.util.List;
import java.util.Optional;

/**
 * What one device of a node did in one look that was right and quiet.
 *
 * @param sequence of the verdict, greater than those before
 */
record Look(
    long sequence,
    String runId,
    String nodeId,
    String deviceId,
    String deviceModel,
    String kernel,
    String engine) {

  /**
   * The same with what was measured.
   *
   * @param perSecond in SI, block by block
   * @param watts of the device while it ran, where its meter said so
   */
  record Measured(Look look, Subject subject, List<Double> perSecond, Optional<Double> watts) {

    Kernel kernel() {
      return subject.kernel();
    }

    Precision precision() {
      return subject.precision();
    }

    Choice choice() {
      return new Choice(subject.name(), look.engine);
    }

    Optional<Loop> loop() {
      return Loop.of(subject);
    }
  }

  /**
   * Which case of a kernel counts, and who did its work.
   *
   * @param name of the case
   */
  record Choice(String name, String engine) {}
}
