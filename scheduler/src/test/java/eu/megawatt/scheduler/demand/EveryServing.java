package eu.megawatt.scheduler.demand;

import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.LoadCurve;
import eu.megawatt.fleet.demand.Model;
import eu.megawatt.fleet.demand.Service;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The least that a slot can cost in services, by trying all replicas and all corners: of requests
 * in one or two pools, with curves straight between points, the least lies where two lines cross.
 */
final class EveryServing {

  private static final double NEARLY = 1e-9;

  /** A service in a pool: one coordinate of the plane. */
  private record Axis(
      Service service,
      Pool pool,
      Site site,
      double one,
      Model model,
      LoadCurve curve,
      double idle) {

    /** GPU by GPU, each with its replicas, as many as it has room for. */
    double watts(int replicas, double asked) {
      double watts = 0;
      for (int left = replicas; left > 0; left -= model.replicasPerGpu()) {
        double taken = Math.min(1, (double) left / model.replicasPerGpu());
        double load = asked / (replicas * one) * taken;
        watts += model.gpusPerReplica() * (curve.watts(load) - idle);
      }
      return watts;
    }

    int gpus(int replicas) {
      int gpus = 0;
      for (int left = replicas; left > 0; left -= model.replicasPerGpu()) {
        gpus += model.gpusPerReplica();
      }
      return gpus;
    }

    /** Loads at which some GPU's curve has a corner. */
    SortedSet<Double> corners(int replicas) {
      SortedSet<Double> corners = new TreeSet<>();
      for (int left = replicas; left > 0; left -= model.replicasPerGpu()) {
        double taken = Math.min(1, (double) left / model.replicasPerGpu());
        for (double load : curve.wattsByLoad().keySet()) {
          corners.add(Math.min(1, Math.rint(load / taken * 1e12) / 1e12));
        }
      }
      return corners;
    }
  }

  /** What is left: so much of {@code perWatt} times the watts of each axis may be taken. */
  record Row(double left, List<Double> perWatt) {}

  /** ax + by <= c. */
  private record Line(double a, double b, double c) {}

  private final Demand demand;
  private final List<Axis> axes = new ArrayList<>();

  EveryServing(Demand demand, List<Service> services) {
    this.demand = demand;
    for (Service service : services) {
      Model model = Objects.requireNonNull(demand.models().get(service.model()));
      for (Pool pool : demand.base().pools().values()) {
        Site site = demand.base().siteOf(pool);
        boolean isForbidden = service.residency().equals("fr") && !site.country().equals("FR");
        if (!isForbidden && demand.isNearEnough(service, site)) {
          axes.add(
              new Axis(
                  service,
                  pool,
                  site,
                  model.gpusPerReplica()
                      * Objects.requireNonNull(model.tokensPerSecondPerGpu().get(pool.gpuType()))
                      / model.replicasPerGpu()
                      / service.tokensPerRequest(),
                  model,
                  Objects.requireNonNull(model.wattsByLoad().get(pool.gpuType())),
                  demand.base().gpuType(pool.gpuType()).idleWatts()));
        }
      }
    }
    if (axes.size() > 2) {
      throw new IllegalArgumentException("No more than two axes can be tried");
    }
  }

  int axes() {
    return axes.size();
  }

  Pool pool(int axis) {
    return axes.get(axis).pool;
  }

  Service service(int axis) {
    return axes.get(axis).service;
  }

  /** Energy, carbon and unserved requests; infinite where there cannot be enough replicas. */
  double leastEur(int slot, List<Service> services, List<Row> rows, List<Double> freeGpus) {
    double least = Double.POSITIVE_INFINITY;
    int[] most = new int[2];
    for (int i = 0; i < axes.size(); i++) {
      most[i] = axes.get(i).service.maxReplicas();
    }
    for (int first = 0; first <= most[0]; first++) {
      for (int second = 0; second <= most[1]; second++) {
        int[] replicas = {first, second};
        if (mayBe(replicas, services, freeGpus)) {
          least = Math.min(least, least(slot, replicas, rows));
        }
      }
    }
    double asked =
        services.stream().mapToDouble(it -> worth(it) * it.requestsPerSecond().at(slot)).sum();
    return least + asked;
  }

  private double worth(Service service) {
    return demand.base().grid().slotMinutes()
        * 60
        / 1e3
        * service.unservedEurPerThousand()
        * demand.tenant(service.tenant()).weight();
  }

  private boolean mayBe(int[] replicas, List<Service> services, List<Double> freeGpus) {
    for (Service service : services) {
      int sum =
          IntStream.range(0, axes.size())
              .filter(it -> axes.get(it).service.id().equals(service.id()))
              .map(it -> replicas[it])
              .sum();
      if (sum < service.minReplicas() || sum > service.maxReplicas()) {
        return false;
      }
    }
    for (int i = 0; i < axes.size(); i++) {
      double taken = 0;
      for (int j = 0; j < axes.size(); j++) {
        boolean isHere = axes.get(j).pool.id().equals(axes.get(i).pool.id());
        taken += isHere ? axes.get(j).gpus(replicas[j]) : 0;
      }
      if (taken > freeGpus.get(i) + NEARLY) {
        return false;
      }
    }
    return true;
  }

  private double price(Axis axis, int slot) {
    double tonnes = axis.site.carbonGramsPerKWh().at(slot) / 1e3;
    return axis.site.pue()
        * demand.base().grid().slotHours()
        / 1e6
        * (axis.site.energyEurPerMWh().at(slot) + tonnes * demand.base().carbonEurPerTonne());
  }

  private double least(int slot, int[] replicas, List<Row> rows) {
    double least = Double.POSITIVE_INFINITY;
    List<List<Double>> marks = List.of(marks(0, replicas), marks(1, replicas));
    for (int i = 0; i < Math.max(1, marks.get(0).size() - 1); i++) {
      for (int j = 0; j < Math.max(1, marks.get(1).size() - 1); j++) {
        double[] low = {marks.get(0).get(i), marks.get(1).get(j)};
        double[] high = {
          marks.get(0).get(Math.min(i + 1, marks.get(0).size() - 1)),
          marks.get(1).get(Math.min(j + 1, marks.get(1).size() - 1))
        };
        least = Math.min(least, inBox(slot, replicas, low, high, rows));
      }
    }
    return least;
  }

  /** Requests at the points of a curve. */
  private List<Double> marks(int axis, int[] replicas) {
    if (axis >= axes.size() || replicas[axis] == 0) {
      return List.of(0.0);
    }
    Axis its = axes.get(axis);
    return its.corners(replicas[axis]).stream().map(it -> it * its.one * replicas[axis]).toList();
  }

  private double inBox(int slot, int[] replicas, double[] low, double[] high, List<Row> rows) {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line(-1, 0, -low[0]));
    lines.add(new Line(1, 0, high[0]));
    lines.add(new Line(0, -1, -low[1]));
    lines.add(new Line(0, 1, high[1]));
    double[] base = new double[2];
    double[] slope = new double[2];
    for (int i = 0; i < axes.size(); i++) {
      base[i] = axes.get(i).watts(replicas[i], low[i]);
      double width = high[i] - low[i];
      slope[i] = width == 0 ? 0 : (axes.get(i).watts(replicas[i], high[i]) - base[i]) / width;
    }
    for (Row row : rows) {
      double[] per = {0, 0};
      double left = row.left;
      for (int i = 0; i < axes.size(); i++) {
        per[i] = row.perWatt.get(i) * slope[i];
        left -= row.perWatt.get(i) * (base[i] - slope[i] * low[i]);
      }
      lines.add(new Line(per[0], per[1], left));
    }
    addAnswers(slot, replicas, lines);
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < lines.size(); i++) {
      for (int j = i + 1; j < lines.size(); j++) {
        Line one = lines.get(i);
        Line other = lines.get(j);
        double det = one.a * other.b - other.a * one.b;
        if (Math.abs(det) > 1e-15) {
          double x = (one.c * other.b - other.c * one.b) / det;
          double y = (one.a * other.c - other.a * one.c) / det;
          if (lines.stream().allMatch(it -> it.a * x + it.b * y <= it.c + 1e-7)) {
            least = Math.min(least, eur(slot, base, slope, low, x, y));
          }
        }
      }
    }
    return least;
  }

  private double eur(int slot, double[] base, double[] slope, double[] low, double x, double y) {
    double[] at = {x, y};
    double eur = 0;
    for (int i = 0; i < axes.size(); i++) {
      Axis axis = axes.get(i);
      eur += price(axis, slot) * (base[i] + slope[i] * (at[i] - low[i]));
      eur -= worth(axis.service) * at[i];
    }
    return eur;
  }

  /** No more is answered than is asked, nor with failover than what the other sites could. */
  private void addAnswers(int slot, int[] replicas, List<Line> lines) {
    for (int i = 0; i < axes.size(); i++) {
      Service service = axes.get(i).service;
      double[] is = new double[2];
      double all = 0;
      for (int j = 0; j < axes.size(); j++) {
        if (axes.get(j).service.id().equals(service.id())) {
          is[j] = 1;
          all += replicas[j] * axes.get(j).one;
        }
      }
      lines.add(new Line(is[0], is[1], service.requestsPerSecond().at(slot)));
      if (service.failover() && replicas[i] > 0) {
        lines.add(new Line(is[0], is[1], all - replicas[i] * axes.get(i).one));
      }
    }
  }
}
