package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.kernels.order.Completion;
import eu.megawatt.kernels.order.DeviceResult;
import eu.megawatt.kernels.order.Enrolled;
import eu.megawatt.kernels.order.Enrolment;
import eu.megawatt.kernels.order.Order;
import eu.megawatt.kernels.sample.Conditions;
import eu.megawatt.kernels.sample.Energy;
import eu.megawatt.kernels.sample.Result;
import eu.megawatt.kernels.sample.Samples;
import eu.megawatt.kernels.sample.Subject;
import eu.megawatt.kernels.suite.Block;
import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Device;
import eu.megawatt.kernels.suite.Kernel;
import eu.megawatt.kernels.suite.KernelCase;
import eu.megawatt.kernels.suite.Precision;
import eu.megawatt.kernels.suite.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntToDoubleFunction;

/** An agent that says what a test wants it to say, over the same routes as a real one. */
public final class TestAgent implements AutoCloseable {

  public static final KernelCase COPY =
      new KernelCase(Kernel.COPY, Precision.FP32, new Shape.Arrays(1_000, 2, 0));
  public static final KernelCase TRIAD =
      new KernelCase(Kernel.TRIAD, Precision.FP32, new Shape.Arrays(1_000, 3, 2));

  private static final long REPETITIONS = 1_000_000;

  private final Caller caller;
  private final String secret;
  private final String id;
  private final Device device;

  private TestAgent(Caller caller, String secret, String id, Device device) {
    this.caller = caller;
    this.secret = secret;
    this.id = id;
    this.device = device;
  }

  /** One that has enrolled with a one-time token. */
  public static TestAgent enrolled(String address, String token, String model) {
    return enrolled(address, token, device(model));
  }

  /** The same, of a device. */
  public static TestAgent enrolled(String address, String token, Device device) {
    String secret = UUID.randomUUID() + "-" + UUID.randomUUID();
    try (Caller once = Caller.withToken(address, token)) {
      Reply reply = once.post("/api/v1/agents", enrolment(secret, device));
      assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
      return new TestAgent(
          Caller.withToken(address, secret),
          secret,
          read(reply.text(), Enrolled.class).agentId(),
          device);
    }
  }

  static Device device(String model) {
    return device(model, "550.1");
  }

  static Device device(String model, String driver) {
    return new Device("gpu", model, "0", new TreeMap<>(Map.of("driver", driver)));
  }

  static String enrolment(String secret, Device device) {
    return line(
        new Enrolment(secret, new TreeMap<>(Map.of("os", "Linux")), List.of(device)),
        Enrolment.class);
  }

  /** The same one, at a service that was started again. */
  public TestAgent reconnected(String address) {
    caller.close();
    return new TestAgent(Caller.withToken(address, secret), secret, id, device);
  }

  public String id() {
    return id;
  }

  public Caller caller() {
    return caller;
  }

  /** The order that it is to do; empty where there is none. */
  public Optional<Order> order() {
    return order(0);
  }

  /** The same, where it waits for one. */
  public Optional<Order> order(int waitSeconds) {
    Reply reply = caller.get("/api/v1/agents/%s/order?waitSeconds=%d".formatted(id, waitSeconds));
    assertThat(reply.status()).as(reply.toString()).isIn(200, 204);
    return reply.status() == 204 ? Optional.empty() : Optional.of(read(reply.text(), Order.class));
  }

  /** The way to something of an order. */
  public String path(String orderId, String what) {
    return "/api/v1/agents/%s/orders/%s/%s".formatted(id, orderId, what);
  }

  /** Brings a result. */
  public Reply bring(String orderId, int number, Result result) {
    return caller.put(
        path(orderId, "results/" + number),
        line(new DeviceResult(device, result), DeviceResult.class));
  }

  /** Says that an order is done. */
  public Reply complete(String orderId, int results) {
    return caller.post(
        path(orderId, "completion"),
        line(new Completion(Instant.EPOCH, results, new TreeMap<>(), List.of()), Completion.class));
  }

  /** Does the next order, with these results. */
  public Order carryOut(Result... results) {
    Order order = order().orElseThrow();
    for (int i = 0; i < results.length; i++) {
      Reply kept = bring(order.id(), i, results[i]);
      assertThat(kept.status()).as(kept.toString()).isEqualTo(204);
    }
    Reply done = complete(order.id(), results.length);
    assertThat(done.status()).as(done.toString()).isEqualTo(204);
    return order;
  }

  /** Right results at a speed. */
  public static Result at(KernelCase which, double gigabytesPerSecond) {
    return at(which, 10, _ -> gigabytesPerSecond);
  }

  /** Right results, each block at its speed. */
  public static Result at(KernelCase which, int blocks, IntToDoubleFunction gigabytesPerSecond) {
    List<Block> some = new ArrayList<>();
    for (int i = 0; i < blocks; i++) {
      double nanoseconds =
          which.work().bytes() * (double) REPETITIONS / gigabytesPerSecond.applyAsDouble(i);
      some.add(new Block(REPETITIONS, Math.round(nanoseconds)));
    }
    return new Result.Measured(
        Subject.of(which),
        "script",
        new Correctness.Right(1e-7, 1e-5),
        some,
        Conditions.NONE,
        Optional.empty());
  }

  /** The same, of a device that draws so much meanwhile. */
  public static Result drawing(KernelCase which, double gigabytesPerSecond, double powerW) {
    Result.Measured it = (Result.Measured) at(which, gigabytesPerSecond);
    long nanoseconds = it.blocks().stream().mapToLong(Block::nanoseconds).sum();
    Energy energy =
        new Energy(Math.round(powerW * nanoseconds / 1e6), nanoseconds, "script", "GPU", true);
    return new Result.Measured(
        it.subject(),
        it.engine(),
        it.correctness(),
        it.blocks(),
        it.conditions(),
        Optional.of(energy));
  }

  /** Wrong results. */
  public static Result wrong(KernelCase which) {
    return new Result.Measured(
        Subject.of(which),
        "script",
        new Correctness.Wrong(0.5, 1e-5, "element 7"),
        List.of(),
        Conditions.NONE,
        Optional.empty());
  }

  static <T> String line(T value, Class<T> type) {
    try {
      return Samples.line(value, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static <T> T read(String json, Class<T> type) {
    try {
      return Samples.read(json, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    caller.close();
  }
}
