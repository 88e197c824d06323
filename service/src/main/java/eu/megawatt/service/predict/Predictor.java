package eu.megawatt.service.predict;

import eu.megawatt.fleet.inventory.GpuModel;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.unit.Power;
import eu.megawatt.kernels.predict.Part;
import eu.megawatt.kernels.predict.Prediction;
import eu.megawatt.kernels.predict.Roofline;
import eu.megawatt.service.store.Database;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Says how long work on language models takes on each GPU type of a plan: the roofline with rates
 * of the nodes that its pools have. Reads tables, so it is not for the plan's own thread.
 * Thread-safe.
 */
public final class Predictor {

  private final MeasuredNodes nodes;
  private final Supplier<Inventory> fleet;

  /**
   * @param fleet the one that holds when it is asked
   */
  public Predictor(Database database, Supplier<Inventory> fleet) {
    this.nodes = new MeasuredNodes(database, fleet);
    this.fleet = fleet;
  }

  /**
   * Predicts for each GPU type of a plan, by id.
   *
   * @param gpus that share the requests out equally
   * @param saidW what a GPU draws, by type, where it was not measured
   */
  public List<TypePrediction> predict(
      TokenWork work, int gpus, Map<String, Double> saidW, Scenario plan) {
    return plan.gpuTypes().keySet().stream()
        .map(it -> predict(work, gpus, Optional.ofNullable(saidW.get(it)), it, plan))
        .toList();
  }

  private TypePrediction predict(
      TokenWork work, int gpus, Optional<Double> saidW, String type, Scenario plan) {
    List<Node> its = nodes.nodes(plan, type);
    return switch (nodes.rates(plan, type, work.precision(), work.kind())) {
      case TypeRates.Found.Missing(List<String> kernels) ->
          TypePrediction.unmeasured(type, kernels, nextStep(type, kernels, its));
      case TypeRates.Found.Measured(TypeRates rates) ->
          TypePrediction.measured(type, estimate(work, gpus, saidW, type, rates, its));
    };
  }

  private Estimate estimate(
      TokenWork work, int gpus, Optional<Double> saidW, String type, TypeRates of, List<Node> its) {
    List<Part> share = work.share(gpus, of.loops());
    Prediction time = Roofline.predict(share, of.rates(), nodesFor(gpus, its));
    return Estimate.of(
        time,
        work.tokens(),
        gpus,
        Roofline.factor(share, of.rates()),
        of.hasLoops(work.kind()),
        draw(of.watts(Roofline.shareByKernel(share, of.rates())), saidW, type, its),
        Estimate.Known.of(of));
  }

  /** How many nodes work at a time, each with as many GPUs as they have on average. */
  private static int nodesFor(int gpus, List<Node> its) {
    long each = Math.round(its.stream().mapToInt(Node::gpuCount).average().orElse(1));
    return Math.ceilDiv(gpus, Math.max(1, (int) each));
  }

  private Estimate.Draw draw(
      Optional<Double> measured, Optional<Double> said, String type, List<Node> its) {
    double beside = besideGpus(its);
    return measured
        .map(it -> new Estimate.Draw(it + beside, "Measured"))
        .or(() -> said.map(it -> new Estimate.Draw(it, "Said")))
        .orElseGet(() -> new Estimate.Draw(ratedW(type) + beside, "Rated"));
  }

  private double ratedW(String type) {
    return Optional.ofNullable(fleet.get().gpuModels().get(type))
        .map(GpuModel::rated)
        .map(Power::watts)
        .orElse(0.0);
  }

  /** A GPU's share of what its node draws beside its GPUs. */
  private static double besideGpus(List<Node> its) {
    double watts = its.stream().mapToDouble(it -> it.base().watts()).sum();
    int gpus = its.stream().mapToInt(Node::gpuCount).sum();
    return gpus == 0 ? 0 : watts / gpus;
  }

  private static String nextStep(String type, List<String> kernels, List<Node> its) {
    return its.isEmpty()
        ? "The plan's pools have no nodes of GPU type \"%s\" in the fleet. Maybe put some: PUT /api/v1/fleet/document."
            .formatted(type)
        : "No node of GPU type \"%s\" that is not set apart has a right and quiet look at %s. Maybe have one measured: POST /api/v1/validation-runs."
            .formatted(type, String.join(", ", kernels));
  }
}
