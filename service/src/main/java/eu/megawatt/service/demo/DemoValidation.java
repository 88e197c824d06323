package eu.megawatt.service.demo;

import eu.megawatt.fleet.inventory.GpuModel;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.validation.ProfileBody;
import eu.megawatt.service.validation.RunBody;
import eu.megawatt.service.validation.Validation;
import eu.megawatt.service.validation.VerdictGrid;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Has some nodes of the demonstration measured by simulated agents: all of them once, and a few
 * again every quarter of an hour. Verdicts are the service's, as of any other samples.
 */
final class DemoValidation implements AutoCloseable {

  static final String CALLER = "demonstration";
  static final String REASON = "the demonstration measures its nodes";

  private static final Logger LOG = Logger.getLogger(DemoValidation.class.getName());
  private static final String SOURCE = "made up for the demonstration";
  private static final int NODES_OF_A_MODEL = 24;
  private static final int MOST_MODELS = 3;
  private static final int NEVER_MEASURED = 3;
  private static final int AGAIN = 6;
  private static final long BEGINS_AFTER_MS = 4_000;
  private static final long AGAIN_AFTER_MS = TimeUnit.MINUTES.toMillis(15);

  private final Validation validation;
  private final Supplier<Inventory> fleet;
  private final Clock clock;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread running =
      Thread.ofPlatform().daemon().name("demonstration-measuring").unstarted(this::run);

  DemoValidation(Validation validation, Supplier<Inventory> fleet, Clock clock) {
    this.validation = validation;
    this.fleet = fleet;
    this.clock = clock;
  }

  /** Begins, once; returns at once. */
  void begin() {
    if (running.getState() == Thread.State.NEW) {
      running.start();
    }
  }

  private void run() {
    try {
      if (!stopped.await(BEGINS_AFTER_MS, TimeUnit.MILLISECONDS)) {
        measure();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The demonstration measures no nodes", e);
    }
  }

  private void measure() throws InterruptedException {
    List<SimulatedGpu> gpus = gpus();
    if (gpus.isEmpty()) {
      return;
    }
    promise(gpus);
    List<String> nodes = new ArrayList<>();
    for (SimulatedGpu gpu : gpus) {
      Thread.ofVirtual()
          .name("simulated agent of " + gpu.nodeId())
          .start(SimulatedAgent.enrolled(validation, gpu, stopped, clock));
      nodes.add(gpu.nodeId());
    }
    List<String> measured = nodes.subList(0, Math.max(1, nodes.size() - NEVER_MEASURED));
    order(unmeasured(measured));
    for (int from = 0; !stopped.await(AGAIN_AFTER_MS, TimeUnit.MILLISECONDS); from += AGAIN) {
      order(someFrom(measured, from));
    }
  }

  private List<String> unmeasured(List<String> nodes) {
    return nodes.stream()
        .filter(
            it ->
                validation
                    .verdicts()
                    .ofNode(it)
                    .filter(its -> its.verdict().equals(VerdictGrid.NOT_RUN))
                    .isPresent())
        .toList();
  }

  private static List<String> someFrom(List<String> nodes, int from) {
    List<String> some = new ArrayList<>();
    for (int i = 0; i < Math.min(AGAIN, nodes.size()); i++) {
      some.add(nodes.get((from + i) % nodes.size()));
    }
    return some;
  }

  private void order(List<String> nodes) {
    if (!nodes.isEmpty()) {
      validation
          .runs()
          .submit(
              new RunBody(
                  Optional.of(nodes),
                  Optional.of("quick"),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of(REASON),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of(false)),
              "demonstration-" + clock.instant(),
              CALLER,
              false);
    }
  }

  /** Some nodes of each of a few models, evenly over the fleet; nobody's whose agent is real. */
  private List<SimulatedGpu> gpus() {
    Inventory now = fleet.get();
    Set<String> taken = new HashSet<>();
    validation.agents().all(Map.of()).stream()
        .filter(it -> !it.facts().containsKey(SimulatedAgent.SIMULATED))
        .forEach(it -> taken.add(it.nodeId()));
    Map<String, List<Node>> byModel = new TreeMap<>(Comparator.reverseOrder());
    now.nodes().values().stream()
        .filter(it -> it.inServiceAt(clock.instant()) && !taken.contains(it.id()))
        .sorted(Comparator.comparing(Node::id))
        .forEach(it -> byModel.computeIfAbsent(it.gpuModel(), _ -> new ArrayList<>()).add(it));
    List<SimulatedGpu> gpus = new ArrayList<>();
    List<List<Node>> models = byModel.values().stream().limit(MOST_MODELS).toList();
    for (int i = 0; i < models.size(); i++) {
      gpus.addAll(ofModel(now, models.get(i), i));
    }
    return gpus;
  }

  /**
   * @param model which of the models
   */
  private static List<SimulatedGpu> ofModel(Inventory fleet, List<Node> nodes, int model) {
    int count = Math.min(NODES_OF_A_MODEL, nodes.size());
    List<SimulatedGpu> some = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Node node = nodes.get((int) ((long) i * nodes.size() / count));
      some.add(
          new SimulatedGpu(
              node.id(),
              fleet.gpuModel(node.gpuModel()),
              model == 0 && i % 2 == 1 ? "580.95" : "575.57",
              fault(i, model)));
    }
    return some;
  }

  /** Of the first model one has a slow memory, of the second three have a fault each. */
  private static SimulatedGpu.Fault fault(int number, int model) {
    return switch (model) {
      case 0 -> number == 4 ? SimulatedGpu.Fault.SLOW_MEMORY : SimulatedGpu.Fault.NONE;
      case 1 ->
          switch (number) {
            case 5 -> SimulatedGpu.Fault.SLOW;
            case 11 -> SimulatedGpu.Fault.WRONG;
            case 17 -> SimulatedGpu.Fault.BUSY;
            default -> SimulatedGpu.Fault.NONE;
          };
      default -> SimulatedGpu.Fault.NONE;
    };
  }

  /** What is assumed stays where somebody has said something else. */
  private void promise(List<SimulatedGpu> gpus) {
    gpus.stream()
        .map(SimulatedGpu::model)
        .distinct()
        .filter(it -> validation.profiles().find(SimulatedGpu.modelName(it)).isEmpty())
        .forEach(this::promise);
  }

  private void promise(GpuModel model) {
    List<ProfileBody.KernelPromise> kernels =
        MeasuredKernel.ALL.stream()
            .map(it -> promise(it, SimulatedGpu.healthy(it, model)))
            .toList();
    validation
        .profiles()
        .put(
            SimulatedGpu.modelName(model),
            new ProfileBody(Optional.of(SOURCE), Optional.of(kernels), Optional.of(REASON)),
            new Expectation(Optional.of(Expectation.ABSENT)),
            CALLER,
            false);
  }

  private static ProfileBody.KernelPromise promise(MeasuredKernel kernel, double value) {
    return new ProfileBody.KernelPromise(
        Optional.of(kernel.name()),
        Optional.of(SimulatedGpu.ENGINE),
        Optional.of(value),
        Optional.of(kernel.which().measure().unit()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public void close() {
    stopped.countDown();
  }
}
