package eu.megawatt.service.validation;

import eu.megawatt.kernels.order.Completion;
import eu.megawatt.kernels.order.DeviceResult;
import eu.megawatt.kernels.order.Order;
import eu.megawatt.kernels.order.OrderStep;
import eu.megawatt.kernels.order.Refusal;
import eu.megawatt.kernels.sample.Samples;
import eu.megawatt.service.live.PlanEvents;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.AgentKey;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Where agents get their orders and bring what came of them. What is answered as taken is on disk,
 * and taking it twice changes nothing. Thread-safe.
 */
public final class OrderDesk {

  /** The largest result. */
  public static final int MOST_BYTES = 4 << 20;

  /** Results of an order. */
  public static final int MOST_RESULTS = 2_000;

  private static final int LONGEST_DETAIL = 1_000;
  private static final int MOST_NAMED = 20;

  private final Database database;
  private final Bell bell;
  private final PlanEvents events;
  private final Wake wake;
  private final Consumer<KeptOrder> judge;
  private final Clock clock;
  private final Steps steps = new Steps();
  private final LongAdder taken = new LongAdder();

  /**
   * A desk.
   *
   * @param judge is told of an order that is done, until it returns
   */
  OrderDesk(
      Database database,
      Bell bell,
      PlanEvents events,
      Wake wake,
      Consumer<KeptOrder> judge,
      Clock clock) {
    this.database = database;
    this.bell = bell;
    this.events = events;
    this.wake = wake;
    this.judge = judge;
    this.clock = clock;
  }

  /**
   * The order that an agent is to do, or is at already; waits for one.
   *
   * @throws ProblemException 503 where too many agents wait
   */
  public Optional<Order> next(AgentKey.Secret agent, Duration atMost) {
    return bell.await(agent.nodeId(), atMost, () -> take(agent)).map(KeptOrder::order);
  }

  private Optional<KeptOrder> take(AgentKey.Secret agent) {
    Optional<KeptOrder> order =
        database
            .jdbi()
            .withHandle(handle -> OrderRows.next(handle, agent.nodeId(), clock.instant()));
    order
        .filter(it -> !it.agentId().equals(agent.agentId()))
        .ifPresent(it -> begin(it, agent.agentId()));
    return order;
  }

  /** What an agent has left half done that is not there any more is begun anew. */
  private void begin(KeptOrder order, String agentId) {
    database
        .jdbi()
        .useTransaction(
            handle -> {
              ResultRows.forget(handle, order.id());
              OrderRows.begin(handle, order, agentId, clock.instant());
            });
    database.force();
    tell(order, OrderState.RUNNING);
  }

  /** How far an agent is; kept in memory alone. */
  public void progress(AgentKey.Secret agent, String orderId, OrderStep step) {
    KeptOrder order = known(agent, orderId);
    if (order.stateAt(clock.instant()) != OrderState.RUNNING) {
      throw over(order);
    }
    steps.put(orderId, step);
  }

  /** An agent does not begin an order. */
  public void refuse(AgentKey.Secret agent, String orderId, Refusal refusal) {
    KeptOrder order = known(agent, orderId);
    if (order.state() == OrderState.REFUSED) {
      return;
    }
    requireRunning(order);
    String detail = refusal.detail();
    String cut = detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL));
    database
        .jdbi()
        .useTransaction(
            handle -> OrderRows.end(handle, orderId, OrderState.REFUSED, cut, clock.instant()));
    database.force();
    steps.remove(orderId);
    tell(order, OrderState.REFUSED);
    wake.ring();
  }

  /**
   * Keeps a result.
   *
   * @throws ProblemException 409 where another is kept under its number, or the order is over
   */
  public void result(AgentKey.Secret agent, String orderId, int number, DeviceResult result) {
    KeptOrder order = known(agent, orderId);
    String body = line(result);
    String sha256 = Sha256.hex(body);
    ResultCheck.require(number, result);
    Optional<String> before =
        database.jdbi().withHandle(handle -> ResultRows.digest(handle, orderId, number));
    if (before.isPresent()) {
      if (!before.get().equals(sha256)) {
        throw Problem.of(
                ProblemKind.OTHER_RESULT,
                "Another result is kept as number %d of %s already.".formatted(number, orderId))
            .toException();
      }
      return;
    }
    requireRunning(order);
    database
        .jdbi()
        .useTransaction(
            handle ->
                ResultRows.add(
                    handle, orderId, number, sha256, result.result().subject().name(), body));
    database.force();
    taken.increment();
  }

  private static String line(DeviceResult result) {
    try {
      return Samples.line(result, DeviceResult.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * An order is done, and is judged before this returns.
   *
   * @throws ProblemException 409 where results are missing, or the order is over
   */
  public void complete(AgentKey.Secret agent, String orderId, Completion completion) {
    KeptOrder order = known(agent, orderId);
    if (order.state() == OrderState.DONE) {
      requireSame(order, completion);
    } else {
      requireRunning(order);
      requireAll(order, completion);
      keep(order, completion);
    }
    database
        .jdbi()
        .withHandle(handle -> OrderRows.find(handle, orderId))
        .filter(it -> it.judgedMs() == 0)
        .ifPresent(judge);
  }

  private void keep(KeptOrder order, Completion completion) {
    String body = CompletionText.of(completion);
    database
        .jdbi()
        .useTransaction(
            handle ->
                OrderRows.complete(
                    handle, order.id(), completion.results(), body, clock.instant()));
    database.force();
    steps.remove(order.id());
    tell(order, OrderState.DONE);
  }

  private static void requireSame(KeptOrder order, Completion completion) {
    if (order.resultCount() != completion.results()) {
      throw Problem.of(
              ProblemKind.ORDER_OVER,
              "%s was done with %d results, not %d."
                  .formatted(order.id(), order.resultCount(), completion.results()))
          .toException();
    }
  }

  private void requireAll(KeptOrder order, Completion completion) {
    Set<Integer> there =
        database.jdbi().withHandle(handle -> ResultRows.numbers(handle, order.id()));
    List<Integer> missing =
        IntStream.range(0, Math.min(completion.results(), MOST_RESULTS))
            .filter(it -> !there.contains(it))
            .boxed()
            .toList();
    if (missing.isEmpty() && there.size() == completion.results()) {
      return;
    }
    throw Problem.of(
            ProblemKind.RESULTS_MISSING,
            "%d results were said, %d are there; missing are the numbers %s."
                .formatted(
                    completion.results(),
                    there.size(),
                    missing.subList(0, Math.min(MOST_NAMED, missing.size()))))
        .toException();
  }

  private KeptOrder known(AgentKey.Secret agent, String orderId) {
    return database
        .jdbi()
        .withHandle(handle -> OrderRows.find(handle, orderId))
        .filter(it -> it.nodeId().equals(agent.nodeId()))
        .filter(it -> it.agentId().equals(agent.agentId()))
        .orElseThrow(
            () ->
                Problem.of(
                        ProblemKind.NOT_FOUND,
                        "There is no order %s of %s.".formatted(orderId, agent.agentId()))
                    .toException());
  }

  private void requireRunning(KeptOrder order) {
    if (order.stateAt(clock.instant()) != OrderState.RUNNING) {
      throw over(order);
    }
  }

  private ProblemException over(KeptOrder order) {
    steps.remove(order.id());
    return Problem.of(
            ProblemKind.ORDER_OVER,
            "The order %s is %s.".formatted(order.id(), order.stateAt(clock.instant()).word()))
        .toException();
  }

  private void tell(KeptOrder order, OrderState state) {
    events.validated(new PlanEvents.NodeChange(order.nodeId(), order.runId(), state.word()));
  }

  /** What agents are at, by node. */
  public Map<String, AgentAt> running() {
    Instant now = clock.instant();
    Map<String, AgentAt> running = new HashMap<>();
    for (KeptOrder it : database.jdbi().withHandle(handle -> OrderRows.running(handle, now))) {
      running.put(
          it.nodeId(),
          new AgentAt(
              it.id(), it.runId(), it.state().word(), step(it.id()).map(RunView.StepView::of)));
    }
    return running;
  }

  /** How far an order is, where its agent has said so since the start. */
  Optional<OrderStep> step(String orderId) {
    return steps.get(orderId);
  }

  /** Orders that wait or are under way. */
  public long openCount() {
    Instant now = clock.instant();
    return database.jdbi().withHandle(handle -> OrderRows.openCount(handle, now));
  }

  /** Results that were taken since the start. */
  public long takenCount() {
    return taken.sum();
  }

  /** Agents that wait for an order. */
  public int waitingCount() {
    return bell.waitingCount();
  }
}
