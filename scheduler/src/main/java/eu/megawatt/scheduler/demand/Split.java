package eu.megawatt.scheduler.demand;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How requests are spread over given replicas in one slot, at the least cost. Each host but one is
 * as busy as a corner of its curve's lower hull says, and that one takes what is left: where curves
 * are straight between their points, some optimum is so unless a limit lies across several hosts.
 */
final class Split {

  private static final double NEARLY = 1e-9;

  private final ServiceAsk ask;
  private final SlotRoom room;
  private final int slot;
  private final double[] price;
  private final List<Piece> pieces = new ArrayList<>();

  /** What was found last, by host. */
  final double[] asked;

  private final double[] trial;

  /** A piece of a host's lower hull, of one replica. */
  private record Piece(int host, double requests, double watts, double eurPerRequest) {}

  /**
   * @param price of a watt in the slot, by host
   */
  Split(ServiceAsk ask, SlotRoom room, int slot, double[] price) {
    this.ask = ask;
    this.room = room;
    this.slot = slot;
    this.price = price;
    asked = new double[ask.hosts.size()];
    trial = new double[ask.hosts.size()];
    for (int h = 0; h < price.length; h++) {
      addPieces(h);
    }
    pieces.sort(Comparator.comparingDouble(Piece::eurPerRequest));
  }

  private void addPieces(int h) {
    Host host = ask.hosts.get(h);
    double[] loads = host.loads();
    int at = 0;
    while (at < loads.length - 1) {
      int next = at + 1;
      double least = Double.POSITIVE_INFINITY;
      for (int i = at + 1; i < loads.length; i++) {
        double slope = price[h] * (host.watts()[i] - host.watts()[at]) / (loads[i] - loads[at]);
        if (slope <= least) {
          least = slope;
          next = i;
        }
      }
      double requests = (loads[next] - loads[at]) * host.one();
      double watts = host.watts()[next] - host.watts()[at];
      pieces.add(new Piece(h, requests, watts, price[h] * watts / requests));
      at = next;
    }
  }

  /**
   * What the slot costs with so many replicas, as it is priced here, requests without an answer
   * included; infinite where they may not be.
   */
  double eur(int[] replicas) {
    double[] left = room.left();
    double base = 0;
    for (int h = 0; h < replicas.length; h++) {
      if (replicas[h] > 0) {
        double watts = replicas[h] * ask.hosts.get(h).watts()[0];
        if (watts > room.most(h, left)) {
          return Double.POSITIVE_INFINITY;
        }
        room.take(h, watts, left);
        base += price[h] * watts;
      }
    }
    double most = Math.min(ask.asked(slot), answerable(replicas));
    double best = Double.POSITIVE_INFINITY;
    for (int last = -1; last < replicas.length; last++) {
      if (last < 0 || replicas[last] > 0) {
        double eur = spread(replicas, last, most, left.clone());
        if (eur < best - NEARLY) {
          best = eur;
          System.arraycopy(trial, 0, asked, 0, trial.length);
        }
      }
    }
    return base + best + ask.unservedEur(slot);
  }

  /** What replicas may answer: with failover what they could without any one site. */
  private double answerable(int[] replicas) {
    double all = 0;
    for (int h = 0; h < replicas.length; h++) {
      all += replicas[h] * ask.hosts.get(h).one();
    }
    double least = all;
    if (ask.service.failover()) {
      for (int h = 0; h < replicas.length; h++) {
        if (replicas[h] > 0) {
          least = Math.min(least, all - atSite(replicas, ask.hosts.get(h).place().site()));
        }
      }
    }
    return least;
  }

  private double atSite(int[] replicas, int site) {
    double its = 0;
    for (int h = 0; h < replicas.length; h++) {
      if (ask.hosts.get(h).place().site() == site) {
        its += replicas[h] * ask.hosts.get(h).one();
      }
    }
    return its;
  }

  /**
   * Fills all but one host piece by piece, the cheapest first, and after each piece sees what it
   * would cost to give the rest to that one.
   */
  private double spread(int[] replicas, int last, double most, double[] left) {
    double[] filled = new double[replicas.length];
    boolean[] full = new boolean[replicas.length];
    double eur = 0;
    double open = most;
    double best = rest(replicas, last, open, left, filled, 0, Double.POSITIVE_INFINITY);
    for (Piece piece : pieces) {
      int h = piece.host;
      if (piece.eurPerRequest >= ask.unservedEur) {
        break;
      }
      double requests = replicas[h] * piece.requests;
      double watts = replicas[h] * piece.watts;
      if (h == last || full[h] || replicas[h] == 0) {
        continue;
      }
      if (requests > open + NEARLY || watts > room.most(h, left)) {
        full[h] = true;
        continue;
      }
      room.take(h, watts, left);
      filled[h] += Math.min(requests, open);
      open = Math.max(0, open - requests);
      eur += (piece.eurPerRequest - ask.unservedEur) * requests;
      best = rest(replicas, last, open, left, filled, eur, best);
    }
    return best;
  }

  private double rest(
      int[] replicas,
      int last,
      double open,
      double[] left,
      double[] filled,
      double eur,
      double best) {
    double requests = last < 0 ? 0 : fill(last, replicas[last], open, room.most(last, left));
    double all = eur + (last < 0 ? 0 : eurOf(last, replicas[last], requests));
    if (all >= best - NEARLY) {
      return best;
    }
    System.arraycopy(filled, 0, trial, 0, filled.length);
    if (last >= 0) {
      trial[last] = requests;
    }
    return all;
  }

  /** Of what one host answers: beyond what its replicas cost anyway, less what no answer costs. */
  private double eurOf(int h, int replicas, double requests) {
    Host host = ask.hosts.get(h);
    double watts = host.watts(replicas, requests) - replicas * host.watts()[0];
    return price[h] * watts - ask.unservedEur * requests;
  }

  /** Requests that are worth giving one host of what is open, and what watts allow. */
  private double fill(int h, int replicas, double open, double most) {
    Host host = ask.hosts.get(h);
    double base = replicas * host.watts()[0];
    double highest = Math.min(1, open / (replicas * host.one()));
    double best = 0;
    double bestEur = 0;
    for (int i = 0; i < host.loads().length; i++) {
      double load = Math.min(host.loads()[i], highest);
      if (replicas * host.watts(1, load * host.one()) - base > most) {
        load = Math.min(load, highestLoad(host, i, most / replicas + host.watts()[0]));
      }
      double requests = load * replicas * host.one();
      double eur = eurOf(h, replicas, requests);
      if (eur < bestEur - NEARLY && host.watts(replicas, requests) - base <= most + NEARLY) {
        best = requests;
        bestEur = eur;
      }
    }
    return best;
  }

  /** The load on the piece before a point at which a replica draws so much. */
  private static double highestLoad(Host host, int point, double watts) {
    if (point == 0) {
      return 0;
    }
    double from = host.watts()[point - 1];
    double to = host.watts()[point];
    double along = to == from ? 0 : Math.clamp((watts - from) / (to - from), 0, 1);
    return host.loads()[point - 1] + along * (host.loads()[point] - host.loads()[point - 1]);
  }
}
