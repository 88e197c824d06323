package eu.megawatt.kernels.agent;

import eu.megawatt.kernels.machine.Machine;
import eu.megawatt.kernels.order.Completion;
import eu.megawatt.kernels.order.DeviceResult;
import eu.megawatt.kernels.order.Order;
import eu.megawatt.kernels.order.OrderStep;
import eu.megawatt.kernels.run.Progress;
import eu.megawatt.kernels.run.Settings;
import eu.megawatt.kernels.run.SuiteRunner;
import eu.megawatt.kernels.sample.Result;
import eu.megawatt.kernels.suite.Device;
import eu.megawatt.kernels.suite.Extent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Measures what an order asks for and what is not in the spool yet, and keeps each result there as
 * soon as it is known. Killed at any moment and run again it goes on with the case that it was at.
 */
final class OrderRunner {

  private static final Duration COOLDOWN = Duration.ofMillis(500);

  private final Spool spool;
  private final Consumer<OrderStep> steps;

  OrderRunner(Spool spool, Consumer<OrderStep> steps) {
    this.spool = spool;
    this.steps = steps;
  }

  /** Measures what is left; all of it is in the spool then. */
  Completion run(Order order, Machine machine, Instant now) throws IOException {
    List<DeviceResult> before = spool.results();
    Keeper keeper = new Keeper(before);
    Settings settings = settings(order, now);
    try {
      new SuiteRunner(settings, keeper, keeper::isWanted).run(machine.places());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return new Completion(Instant.now(), keeper.kept, machine.node(), machine.missing());
  }

  private static Settings settings(Order order, Instant now) {
    Settings base =
        order.extent() == Extent.FULL ? Settings.full(order.seed()) : Settings.quick(order.seed());
    Duration left = Duration.between(now, order.endBy());
    Settings settings =
        base.blocks(order.blocks())
            .soak(Duration.ofSeconds(order.soakSeconds()))
            .cooldown(COOLDOWN)
            .within(left.isNegative() ? Duration.ZERO : left);
    return order.only().isEmpty() ? settings : settings.only(order.only()::contains);
  }

  /** Writes results down as they come. */
  private final class Keeper implements Progress {

    private final Set<List<String>> done = new HashSet<>();
    private Optional<Device> measured = Optional.empty();
    private int kept;
    private int number;
    private int cases;

    Keeper(List<DeviceResult> before) {
      before.forEach(it -> done.add(key(it.device(), it.result().subject().name())));
      kept = before.size();
    }

    boolean isWanted(Device device, String name) {
      return !done.contains(key(device, name));
    }

    private static List<String> key(Device device, String name) {
      return List.of(device.kind(), device.id(), name);
    }

    @Override
    public void device(Device device, int count) {
      measured = Optional.of(device);
    }

    @Override
    public void preparing(String name, int at, int of) {
      number = at;
      cases = of;
      steps.accept(new OrderStep(name, number, cases, 0, 0));
    }

    @Override
    public void measured(String name, int blocks, int wanted) {
      steps.accept(new OrderStep(name, number, cases, blocks, wanted));
    }

    @Override
    public void finished(Result result) {
      try {
        spool.keep(kept, new DeviceResult(measured.orElseThrow(), result));
        kept++;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
