package eu.megawatt.kernels.agent;

import eu.megawatt.kernels.machine.BusyCheck;
import eu.megawatt.kernels.machine.Machine;
import eu.megawatt.kernels.order.Completion;
import eu.megawatt.kernels.order.DeviceResult;
import eu.megawatt.kernels.order.Enrolled;
import eu.megawatt.kernels.order.Enrolment;
import eu.megawatt.kernels.order.Order;
import eu.megawatt.kernels.order.OrderStep;
import eu.megawatt.kernels.order.Refusal;
import eu.megawatt.kernels.run.Place;
import eu.megawatt.kernels.sample.Samples;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Waits for orders, carries them out one at a time and sends what came of them. What is not
 * acknowledged is sent again, for as long as it takes; the service may be away meanwhile, and so
 * may this.
 */
final class Agent {

  private static final int SECRET_BYTES = 32;
  private static final long STEP_NANOS = 1_000_000_000L;

  private final Spool spool;
  private final ServiceClient service;
  private final Supplier<Machine> machines;
  private final BusyCheck busy;
  private final Consumer<String> log;
  private final Backoff backoff;
  private final CountDownLatch stopping;
  private long nextStep = System.nanoTime();

  /**
   * An agent.
   *
   * @param log one line each time something happens that a person may want to know
   * @param stopping at zero when it shall end
   */
  Agent(
      Spool spool,
      ServiceClient service,
      Supplier<Machine> machines,
      BusyCheck busy,
      Consumer<String> log,
      CountDownLatch stopping) {
    this.spool = spool;
    this.service = service;
    this.machines = machines;
    this.busy = busy;
    this.log = log;
    this.stopping = stopping;
    this.backoff = new Backoff(new SecureRandom());
  }

  /**
   * Works until it shall end.
   *
   * @param oneTimeToken where it may have to enrol first
   * @throws RefusedException where the service does not know this agent and takes no token
   */
  void run(Optional<String> oneTimeToken) throws IOException, InterruptedException {
    Identity identity = enrolled(oneTimeToken);
    while (!isStopping()) {
      Optional<Order> begun = spool.order();
      if (begun.isPresent()) {
        carryOut(identity, begun.get());
      } else {
        next(identity);
      }
    }
  }

  private Identity enrolled(Optional<String> token) throws IOException, InterruptedException {
    Optional<Identity> known = spool.identity();
    if (known.isPresent() && known.get().agentId().isPresent()) {
      return known.get();
    }
    if (token.isEmpty()) {
      throw new RefusedException(
          "Not enrolled yet: give a one-time token, which POST /api/v1/agent-enrolments makes");
    }
    Identity asking = known.isPresent() ? known.get() : fresh();
    spool.keep(asking);
    String answer = insist(() -> service.enrol(token.get(), enrolment(asking))).body();
    Enrolled enrolled = Samples.read(answer, Enrolled.class);
    Identity identity =
        new Identity(
            asking.secret(), Optional.of(enrolled.agentId()), Optional.of(enrolled.nodeId()));
    spool.keep(identity);
    log.accept("Enrolled as %s for node %s".formatted(enrolled.agentId(), enrolled.nodeId()));
    return identity;
  }

  private static Identity fresh() {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return new Identity(
        Base64.getUrlEncoder().withoutPadding().encodeToString(secret),
        Optional.empty(),
        Optional.empty());
  }

  private Enrolment enrolment(Identity asking) {
    try (Machine machine = machines.get()) {
      return new Enrolment(
          asking.secret(),
          machine.node(),
          machine.places().stream().map(Place::backend).map(it -> it.device()).toList());
    }
  }

  private void next(Identity identity) throws IOException, InterruptedException {
    switch (service.order(identity)) {
      case Reply.Said said when !said.body().isEmpty() ->
          accept(identity, Samples.read(said.body(), Order.class));
      case Reply.Said _ -> backoff.reset();
      case Reply.Refused refused -> throw new RefusedException(refused.detail());
      case Reply.Silent silent -> pause(silent.detail());
    }
  }

  private void accept(Identity identity, Order order) throws IOException, InterruptedException {
    backoff.reset();
    Optional<String> use = busy.busy();
    if (use.isPresent()) {
      log.accept("Order %s is not begun: %s".formatted(order.id(), use.get()));
      tell(() -> service.refuse(identity, order.id(), new Refusal(use.get())));
      return;
    }
    log.accept("Order %s begins".formatted(order.id()));
    spool.begin(order);
  }

  private void carryOut(Identity identity, Order order) throws IOException, InterruptedException {
    if (await(order.startAt())) {
      return;
    }
    Completion completion;
    try (Machine machine = machines.get()) {
      OrderRunner runner = new OrderRunner(spool, step -> step(identity, order, step));
      completion = runner.run(order, machine, Instant.now());
    }
    List<DeviceResult> results = spool.results();
    for (int i = 0; i < results.size(); i++) {
      int number = i;
      tell(() -> service.result(identity, order.id(), number, results.get(number)));
    }
    tell(() -> service.complete(identity, order.id(), completion));
    if (!isStopping()) {
      spool.forget();
      log.accept("Order %s is done, %d results".formatted(order.id(), results.size()));
    }
  }

  /** Once a second at most, and not again if it is lost. */
  private void step(Identity identity, Order order, OrderStep step) {
    long now = System.nanoTime();
    if (now - nextStep < 0) {
      return;
    }
    nextStep = now + STEP_NANOS;
    try {
      service.step(identity, order.id(), step);
    } catch (IOException e) {
      log.accept("Progress is not told: " + e);
    }
  }

  private interface Asking {
    Reply ask() throws IOException;
  }

  /** Asks until it is answered; what is refused for good is no longer wanted and is logged. */
  private void tell(Asking asking) throws IOException, InterruptedException {
    while (!isStopping()) {
      switch (asking.ask()) {
        case Reply.Said _ -> {
          backoff.reset();
          return;
        }
        case Reply.Refused refused -> {
          log.accept("The service does not take it: " + refused.detail());
          return;
        }
        case Reply.Silent silent -> pause(silent.detail());
      }
    }
  }

  private Reply.Said insist(Asking asking) throws IOException, InterruptedException {
    while (!isStopping()) {
      switch (asking.ask()) {
        case Reply.Said said -> {
          backoff.reset();
          return said;
        }
        case Reply.Refused refused -> throw new RefusedException(refused.detail());
        case Reply.Silent silent -> pause(silent.detail());
      }
    }
    throw new InterruptedException("stopping");
  }

  private void pause(String why) throws InterruptedException {
    Duration pause = backoff.pause();
    log.accept("No answer: %s; again in %.1f s".formatted(why, pause.toMillis() / 1e3));
    boolean _ = stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Waits for a time; says whether it shall end meanwhile. */
  private boolean await(Instant start) throws InterruptedException {
    long millis = Duration.between(Instant.now(), start).toMillis();
    return stopping.await(Math.max(0, millis), TimeUnit.MILLISECONDS);
  }

  private boolean isStopping() {
    return stopping.getCount() == 0;
  }
}
