package eu.megawatt.service.demo;

import eu.megawatt.kernels.order.Completion;
import eu.megawatt.kernels.order.DeviceResult;
import eu.megawatt.kernels.order.Enrolment;
import eu.megawatt.kernels.order.Order;
import eu.megawatt.kernels.order.OrderStep;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.security.AgentKey;
import eu.megawatt.service.validation.Enrolments;
import eu.megawatt.service.validation.Validation;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * An agent without a machine: it enrols, waits for orders and brings results as a real one does,
 * through the same code. Used by one thread.
 */
final class SimulatedAgent implements Runnable {

  /** A fact of its machine, which says that there is none. */
  static final String SIMULATED = "simulated";

  private static final Logger LOG = Logger.getLogger(SimulatedAgent.class.getName());
  private static final Duration WAIT = Duration.ofSeconds(30);
  private static final long KERNEL_TAKES_MS = 150;
  private static final long AFTER_A_REFUSAL_MS = 5_000;
  private static final int SECRET_BYTES = 32;

  private final Validation validation;
  private final SimulatedGpu gpu;
  private final CountDownLatch stopped;
  private final Clock clock;
  private final String secret;

  private SimulatedAgent(
      Validation validation, SimulatedGpu gpu, CountDownLatch stopped, Clock clock, String secret) {
    this.validation = validation;
    this.gpu = gpu;
    this.stopped = stopped;
    this.clock = clock;
    this.secret = secret;
  }

  /**
   * One that has enrolled with a one-time token.
   *
   * @param stopped is counted down when it is to end
   */
  static SimulatedAgent enrolled(
      Validation validation, SimulatedGpu gpu, CountDownLatch stopped, Clock clock) {
    String token =
        validation
            .enrolments()
            .add(
                new Enrolments.EnrolmentBody(
                    Optional.of(gpu.nodeId()),
                    Optional.empty(),
                    Optional.of(DemoValidation.REASON)),
                DemoValidation.CALLER)
            .token();
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    String secret = HexFormat.of().formatHex(bytes);
    validation
        .agents()
        .key(token)
        .filter(AgentKey.OneTime.class::isInstance)
        .map(AgentKey.OneTime.class::cast)
        .ifPresent(
            key ->
                validation
                    .agents()
                    .enrol(key, new Enrolment(secret, facts(), List.of(gpu.device()))));
    return new SimulatedAgent(validation, gpu, stopped, clock, secret);
  }

  private static SortedMap<String, String> facts() {
    return new TreeMap<>(Map.of(SIMULATED, "yes", "os", "none, it is simulated"));
  }

  /** Carries out orders until it is stopped, or is let in no more. */
  @Override
  public void run() {
    Optional<AgentKey.Secret> key = key();
    while (key.isPresent() && stopped.getCount() > 0) {
      work(key.get());
      key = key();
    }
  }

  private Optional<AgentKey.Secret> key() {
    return validation
        .agents()
        .key(secret)
        .filter(AgentKey.Secret.class::isInstance)
        .map(AgentKey.Secret.class::cast);
  }

  private void work(AgentKey.Secret key) {
    try {
      Optional<Order> order = validation.orders().next(key, WAIT);
      if (order.isPresent()) {
        carryOut(key, order.get());
      }
    } catch (ProblemException e) {
      LOG.log(Level.FINE, "The simulated agent of " + gpu.nodeId() + " was refused", e);
      pause(AFTER_A_REFUSAL_MS);
    }
  }

  private void carryOut(AgentKey.Secret key, Order order) {
    List<MeasuredKernel> kernels =
        MeasuredKernel.ALL.stream()
            .filter(it -> order.only().isEmpty() || order.only().contains(it.name()))
            .toList();
    int number = 0;
    for (MeasuredKernel kernel : kernels) {
      OrderStep step = new OrderStep(kernel.name(), number + 1, kernels.size(), 0, order.blocks());
      validation.orders().progress(key, order.id(), step);
      if (pause(KERNEL_TAKES_MS)) {
        return;
      }
      validation
          .orders()
          .result(
              key, order.id(), number, new DeviceResult(gpu.device(), gpu.measure(kernel, order)));
      number++;
    }
    validation
        .orders()
        .complete(key, order.id(), new Completion(clock.instant(), number, facts(), List.of()));
  }

  /** True where it has to end meanwhile. */
  private boolean pause(long milliseconds) {
    try {
      return stopped.await(milliseconds, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
