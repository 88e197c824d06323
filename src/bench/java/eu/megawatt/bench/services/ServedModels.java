package eu.megawatt.bench.services;

import eu.megawatt.fleet.demand.LoadCurve;
import eu.megawatt.fleet.demand.Model;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Models from small to large. Tokens a second and GPU watts by how full a batch is are rounded from
 * what ML.ENERGY Leaderboard v3 measured of chat models of these sizes (Chung et al., NeurIPS
 * Datasets and Benchmarks 2025): the load is a batch's speed by that of the largest batch. Ours are
 * the server's share, {@value #HOST_H100_W} and {@value #HOST_B200_W} W for a GPU, what a replica
 * that waits draws above an idle GPU, and the latencies.
 */
final class ServedModels {

  static final String H100 = "H100";
  static final String B200 = "B200";
  static final double IDLE_H100_W = 320;
  static final double IDLE_B200_W = 400;
  private static final double HOST_H100_W = 200;
  private static final double HOST_B200_W = 250;
  private static final double WAITING_W = 45;

  private ServedModels() {}

  /** A model's speed in tokens a second for a GPU, and what GPUs alone draw at some loads. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Measured(double tokens, double... loadsAndWatts) {

    LoadCurve curve(double host, double idle) {
      TreeMap<Double, Double> points = new TreeMap<>(Map.of(0.0, idle + WAITING_W));
      for (int i = 0; i < loadsAndWatts.length; i += 2) {
        points.put(loadsAndWatts[i], loadsAndWatts[i + 1] + host);
      }
      return new LoadCurve(points);
    }
  }

  static List<Model> all() {
    List<Model> models = new ArrayList<>();
    models.add(
        model(
            "chat-8b",
            1,
            35,
            new Measured(9_000, 0.22, 513, 0.57, 610, 1, 690),
            new Measured(10_900, 0.15, 560, 0.5, 580, 1, 600)));
    models.add(
        model(
            "chat-14b",
            1,
            50,
            new Measured(5_700, 0.2, 465, 0.55, 525, 1, 645),
            new Measured(10_700, 0.18, 700, 0.5, 720, 1, 950)));
    models.add(
        model(
            "code-32b",
            2,
            70,
            new Measured(2_550, 0.19, 441, 0.51, 490, 1, 590),
            new Measured(6_400, 0.16, 840, 0.47, 945, 1, 970)));
    models.add(
        model(
            "chat-70b",
            4,
            110,
            new Measured(1_230, 0.18, 451, 0.5, 500, 1, 590),
            new Measured(2_700, 0.17, 870, 0.48, 905, 1, 970)));
    models.add(
        model(
            "reason-235b",
            8,
            140,
            new Measured(540, 0.13, 455, 0.54, 477, 1, 515),
            new Measured(900, 0.11, 575, 0.46, 625, 1, 640)));
    models.add(
        model(
            "chat-405b",
            8,
            190,
            new Measured(295, 0.19, 423, 0.57, 520, 1, 610),
            new Measured(720, 0.17, 850, 0.5, 919, 1, 970)));
    return models;
  }

  private static Model model(
      String id, int gpus, double latencyMs, Measured onH100, Measured onB200) {
    Map<String, Double> tokens = new LinkedHashMap<>();
    tokens.put(H100, onH100.tokens);
    tokens.put(B200, onB200.tokens);
    Map<String, LoadCurve> watts = new LinkedHashMap<>();
    watts.put(H100, onH100.curve(HOST_H100_W, IDLE_H100_W));
    watts.put(B200, onB200.curve(HOST_B200_W, IDLE_B200_W));
    return new Model(id, gpus, latencyMs, tokens, watts);
  }
}
