package eu.megawatt.scheduler.pack;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How much of a mix of shares the GPUs of a fleet hold at the most, and the prices that prove it: a
 * linear program over patterns, a pattern being shares that fit together on one GPU.
 *
 * <pre>
 * maximise θ
 *   for each demand d:   θ · demand(d) - Σ pattern(d) · use(pattern) ≤ 0   (price of d)
 *   for each model m:    Σ use(patterns on m) ≤ GPUs of m                  (price of a GPU of m)
 * </pre>
 *
 * <p>Solved by the revised simplex method with columns made as they are needed, by a knapsack of
 * the prices (P. C. Gilmore and R. E. Gomory, "A Linear Programming Approach to the Cutting-Stock
 * Problem", Operations Research 9, 1961). The matrix is small: a row a demand and a row a model.
 */
final class CuttingStock {

  private static final double TOLERANCE = 1e-9;

  /** Pivots after which the prices there are have to do; they are valid at every step. */
  private static final int MOST_PIVOTS = 20_000;

  /** Room that a demand's row begins with, so that no step stands still; small against a GPU. */
  private static final double SLACK = 1e-7;

  private final double gpus;
  private final int[] sizes;
  private final double[] demand;
  private final List<String> models;
  private final boolean[][] may;
  private final int rows;
  private final double[][] inverse;
  private final double[] amounts;

  /** The row in which θ is; -1 before it is in any. */
  private int mix = -1;

  /**
   * The prices.
   *
   * @param byMilli for each model, what the best shares that fit are worth, by thousandths of a GPU
   *     that are left; a GPU of the fleet is worth 1000 on average
   * @param holds how many times the mix fits, in thousandths of GPUs of the fleet: no packing of
   *     the mix in proportion holds more
   */
  record Prices(Map<String, double[]> byMilli, double holds) {
    Prices {
      byMilli = Map.copyOf(byMilli);
    }
  }

  private CuttingStock(List<Demand> demands, Map<String, Integer> gpusByModel) {
    int kinds = demands.size();
    sizes = demands.stream().mapToInt(Demand::gpuMilli).toArray();
    gpus = gpusByModel.values().stream().mapToInt(it -> it).sum();
    demand =
        demands.stream()
            .mapToDouble(it -> gpus * it.share() * Node.WHOLE_GPU / it.gpuMilli())
            .toArray();
    models = List.copyOf(gpusByModel.keySet());
    may = new boolean[models.size()][kinds];
    for (int model = 0; model < models.size(); model++) {
      for (int kind = 0; kind < kinds; kind++) {
        may[model][kind] = demands.get(kind).takes(models.get(model));
      }
    }
    rows = kinds + models.size();
    inverse = new double[rows][rows];
    amounts = new double[rows];
    for (int row = 0; row < rows; row++) {
      inverse[row][row] = 1;
      amounts[row] =
          row < kinds
              ? SLACK * demand[row] * (1 + (double) row / kinds)
              : gpusByModel.getOrDefault(models.get(row - kinds), 0);
    }
  }

  /** Prices for the GPUs of some nodes and a mix of pods. */
  static Prices prices(List<Node> nodes, List<Pod> mix) {
    Map<String, Integer> gpus = new TreeMap<>();
    nodes.stream()
        .filter(it -> it.gpus() > 0)
        .forEach(it -> gpus.merge(it.model(), it.gpus(), Integer::sum));
    Set<String> there = gpus.keySet();
    List<Demand> demands =
        Demand.of(mix).stream().filter(it -> there.stream().anyMatch(it::takes)).toList();
    CuttingStock stock = new CuttingStock(demands, gpus);
    return stock.solved();
  }

  private Prices solved() {
    double[] prices = new double[rows];
    for (int pivot = 0; pivot < MOST_PIVOTS; pivot++) {
      if (mix >= 0) {
        prices = inverse[mix].clone();
      }
      if (!improve(prices)) {
        break;
      }
    }
    return told(prices);
  }

  /** Brings in the column that promises the most; false where none promises anything. */
  private boolean improve(double[] prices) {
    if (mix < 0 && demand.length > 0) {
      double[] column = new double[rows];
      System.arraycopy(demand, 0, column, 0, demand.length);
      mix = pivot(column);
      return true;
    }
    double best = TOLERANCE;
    double[] column = {};
    for (int row = 0; row < rows; row++) {
      if (-prices[row] > best) {
        best = -prices[row];
        column = new double[rows];
        column[row] = 1;
      }
    }
    double[] values = Arrays.copyOf(prices, demand.length);
    for (int model = 0; model < models.size(); model++) {
      Knapsack filled = new Knapsack(sizes, values, may[model]);
      double promise = filled.ofWhole() - prices[demand.length + model];
      if (promise > best) {
        best = promise;
        column = use(filled.pattern(), model);
      }
    }
    if (column.length == 0) {
      return false;
    }
    int left = pivot(column);
    if (left == mix) {
      throw new IllegalStateException("The mix left the basis, though nothing bounds it below");
    }
    return left >= 0;
  }

  private double[] use(double[] pattern, int model) {
    double[] column = new double[rows];
    for (int kind = 0; kind < pattern.length; kind++) {
      column[kind] = -pattern[kind];
    }
    column[demand.length + model] = 1;
    return column;
  }

  /** Takes a column into the basis; the row that it takes, -1 where nothing bounds it. */
  private int pivot(double[] column) {
    double[] direction = new double[rows];
    int row = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < rows; j++) {
        direction[i] += inverse[i][j] * column[j];
      }
      if (direction[i] > TOLERANCE && amounts[i] / direction[i] < least) {
        least = amounts[i] / direction[i];
        row = i;
      }
    }
    if (row < 0) {
      return row;
    }
    for (int j = 0; j < rows; j++) {
      inverse[row][j] /= direction[row];
    }
    amounts[row] = least;
    for (int i = 0; i < rows; i++) {
      if (i != row && direction[i] != 0) {
        amounts[i] = Math.max(0, amounts[i] - least * direction[i]);
        for (int j = 0; j < rows; j++) {
          inverse[i][j] -= direction[i] * inverse[row][j];
        }
      }
    }
    return row;
  }

  private Prices told(double[] prices) {
    double holds = mix < 0 ? 0 : amounts[mix];
    double unit = holds == 0 ? 0 : Node.WHOLE_GPU * gpus / holds;
    double[] values = new double[demand.length];
    for (int kind = 0; kind < demand.length; kind++) {
      values[kind] = Math.max(0, prices[kind]) * unit;
    }
    Map<String, double[]> byMilli = new TreeMap<>();
    for (int model = 0; model < models.size(); model++) {
      byMilli.put(models.get(model), new Knapsack(sizes, values, may[model]).byMilli());
    }
    return new Prices(byMilli, Node.WHOLE_GPU * holds);
  }
}
