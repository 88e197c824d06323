package eu.megawatt.scheduler.demand;

import java.util.Arrays;

/**
 * How requests are spread over given replicas in one slot, at the least cost. Each host but one is
 * as busy as a corner of its curve's lower hull says, and that one takes what is left: where curves
 * are straight between their points, some optimum is so unless a limit lies across several hosts.
 * One slot at a time; not thread-safe.
 */
final class Split {

  private static final double NEARLY = 1e-9;

  private final ServiceAsk ask;
  private final Host[] hosts;
  private final SlotRoom room;
  private final double[] price;
  private double open;

  /** What the replicas that are looked at draw, by host, and how many times. */
  private final Curve[] curves;

  private final int[] times;

  /** Pieces of all curves' hulls, the cheapest first. */
  private final Piece[] pieces;

  private int pieceCount;

  /** Whether pieces are of other curves, or of other prices. */
  private boolean isStale;

  /** Whether all replicas may be as busy as they like. */
  private boolean isPlenty;

  /** What was found last, by host. */
  final double[] asked;

  private final double[] trial;
  private final double[] filled;
  private final boolean[] full;
  private final double[] left;
  private final double[] leftNow;

  /** A piece of the hull of a host's curve. */
  private static final class Piece {
    int host;
    double requests;
    double watts;
    double eurPerRequest;
  }

  Split(ServiceAsk ask, SlotRoom room) {
    this.ask = ask;
    this.hosts = ask.hosts.toArray(Host[]::new);
    this.room = room;
    price = new double[hosts.length];
    curves = ask.hosts.stream().map(it -> it.group().unit()).toArray(Curve[]::new);
    times = new int[hosts.length];
    asked = new double[hosts.length];
    trial = new double[hosts.length];
    filled = new double[hosts.length];
    full = new boolean[hosts.length];
    left = room.counters();
    leftNow = room.counters();
    int most = 0;
    for (Host host : hosts) {
      int corners = host.group().unit().loads().length;
      most += host.perGpu() > 1 ? 2 * corners : corners;
    }
    pieces = new Piece[most];
    for (int i = 0; i < most; i++) {
      pieces[i] = new Piece();
    }
  }

  /**
   * Looks at a slot, for which the room has to be set too.
   *
   * @param prices of a watt in the slot, by host
   */
  void at(int slot, double[] prices) {
    open = ask.asked(slot);
    System.arraycopy(prices, 0, price, 0, price.length);
    isStale = true;
  }

  /** Looks at so many replicas. */
  private void look(int[] replicas) {
    for (int h = 0; h < hosts.length; h++) {
      Curve curve = hosts[h].group().curve(replicas[h]);
      times[h] = hosts[h].group().times(replicas[h]);
      isStale |= curve.replicas() != curves[h].replicas();
      curves[h] = curve;
    }
    if (isStale) {
      sortPieces();
      isStale = false;
    }
  }

  private void sortPieces() {
    pieceCount = 0;
    for (int h = 0; h < hosts.length; h++) {
      Hull hull = price[h] < 0 ? curves[h].upper() : curves[h].lower();
      for (int i = 0; i < hull.pieces(); i++) {
        Piece piece = pieces[pieceCount];
        piece.host = h;
        piece.requests = hull.requests()[i];
        piece.watts = hull.watts()[i];
        piece.eurPerRequest = price[h] * piece.watts / piece.requests;
        sortIn();
        pieceCount++;
      }
    }
  }

  /** Puts the last piece where it belongs, behind those that cost as much. */
  private void sortIn() {
    Piece piece = pieces[pieceCount];
    int i = pieceCount;
    while (i > 0 && pieces[i - 1].eurPerRequest > piece.eurPerRequest) {
      pieces[i] = pieces[i - 1];
      i--;
    }
    pieces[i] = piece;
  }

  /**
   * What the slot costs with so many replicas, as it is priced here, requests without an answer
   * included; infinite where they may not be, or where that is not below something.
   */
  double eur(int[] replicas, double below) {
    look(replicas);
    double base = open * ask.unservedEur;
    for (int h = 0; h < replicas.length; h++) {
      base += price[h] * waiting(h);
    }
    double most = Math.min(open, answerable(replicas));
    if (base + withoutLimits(most) >= below - NEARLY || !isRoomFor(replicas)) {
      return Double.POSITIVE_INFINITY;
    }
    double best = Double.POSITIVE_INFINITY;
    for (int last = -1; last < replicas.length; last++) {
      if (last < 0 || replicas[last] > 0) {
        double eur = spread(replicas, last, most);
        if (eur < best - NEARLY) {
          best = eur;
          System.arraycopy(trial, 0, asked, 0, trial.length);
        }
      }
    }
    return base + best;
  }

  private double waiting(int h) {
    return times[h] * curves[h].waiting();
  }

  /** Whether they may be there and do nothing; what is left then is in {@code left}. */
  private boolean isRoomFor(int[] replicas) {
    isPlenty = isRoomForAllBusy(replicas);
    return isPlenty || isRoomForAllWaiting(replicas);
  }

  private boolean isRoomForAllBusy(int[] replicas) {
    room.reset(left);
    for (int h = 0; h < replicas.length; h++) {
      if (replicas[h] > 0) {
        room.take(h, times[h] * curves[h].highest(), left);
      }
    }
    return room.isKept(left);
  }

  private boolean isRoomForAllWaiting(int[] replicas) {
    room.reset(left);
    for (int h = 0; h < replicas.length; h++) {
      if (replicas[h] > 0) {
        double watts = waiting(h);
        if (watts > room.most(h, left)) {
          return false;
        }
        room.take(h, watts, left);
      }
    }
    return true;
  }

  /** What answers would cost at the least if hulls were curves and nothing had a limit. */
  private double withoutLimits(double most) {
    double eur = 0;
    double rest = most;
    for (int i = 0; i < pieceCount && rest > 0; i++) {
      Piece piece = pieces[i];
      if (piece.eurPerRequest >= ask.unservedEur) {
        break;
      }
      double requests = Math.min(rest, times[piece.host] * piece.requests);
      eur += (piece.eurPerRequest - ask.unservedEur) * requests;
      rest -= requests;
    }
    return eur;
  }

  /** What replicas may answer: with failover what they could without any one site. */
  private double answerable(int[] replicas) {
    double all = 0;
    for (int h = 0; h < replicas.length; h++) {
      all += replicas[h] * hosts[h].one();
    }
    double least = all;
    if (ask.service.failover()) {
      for (int h = 0; h < replicas.length; h++) {
        if (replicas[h] > 0) {
          least = Math.min(least, all - atSite(replicas, hosts[h].place().site()));
        }
      }
    }
    return least;
  }

  private double atSite(int[] replicas, int site) {
    double its = 0;
    for (int h = 0; h < replicas.length; h++) {
      if (hosts[h].place().site() == site) {
        its += replicas[h] * hosts[h].one();
      }
    }
    return its;
  }

  /**
   * Fills all but one host piece by piece, the cheapest first, and after each piece sees what it
   * would cost to give the rest to that one.
   */
  private double spread(int[] replicas, int last, double most) {
    if (!isPlenty) {
      System.arraycopy(left, 0, leftNow, 0, left.length);
    }
    Arrays.fill(filled, 0);
    Arrays.fill(full, false);
    double eur = 0;
    double rest = most;
    double best = rest(replicas, last, rest, 0, Double.POSITIVE_INFINITY);
    for (int i = 0; i < pieceCount; i++) {
      Piece piece = pieces[i];
      int h = piece.host;
      if (piece.eurPerRequest >= ask.unservedEur) {
        break;
      }
      if (h == last || full[h] || replicas[h] == 0) {
        continue;
      }
      double requests = times[h] * piece.requests;
      double watts = times[h] * piece.watts;
      if (requests > rest + NEARLY || watts > mostNow(h)) {
        full[h] = true;
        continue;
      }
      if (!isPlenty) {
        room.take(h, watts, leftNow);
      }
      filled[h] += Math.min(requests, rest);
      rest = Math.max(0, rest - requests);
      eur += (piece.eurPerRequest - ask.unservedEur) * requests;
      best = rest(replicas, last, rest, eur, best);
    }
    return best;
  }

  private double mostNow(int h) {
    return isPlenty ? Double.POSITIVE_INFINITY : room.most(h, leftNow);
  }

  private double rest(int[] replicas, int last, double rest, double eur, double best) {
    double requests = last < 0 ? 0 : fill(last, replicas[last], rest, mostNow(last));
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
    return price[h] * beyond(h, replicas, requests) - ask.unservedEur * requests;
  }

  /** Watts for so many requests a second, beyond what replicas draw anyway. */
  private double beyond(int h, int replicas, double requests) {
    double load = Math.min(1, requests / (replicas * hosts[h].one()));
    return times[h] * curves[h].at(load) - waiting(h);
  }

  /** Requests that are worth giving one host of what is open, and what watts allow. */
  private double fill(int h, int replicas, double rest, double most) {
    Curve curve = curves[h];
    double answers = replicas * hosts[h].one();
    double highest = Math.min(1, rest / answers);
    double best = 0;
    double bestEur = 0;
    for (int i = 0; i < curve.loads().length; i++) {
      double load = Math.min(curve.loads()[i], highest);
      if (times[h] * curve.at(load) - waiting(h) > most) {
        load = Math.min(load, highestLoad(curve, i, most / times[h] + curve.waiting()));
      }
      double requests = load * answers;
      double eur = eurOf(h, replicas, requests);
      if (eur < bestEur - NEARLY && beyond(h, replicas, requests) <= most + NEARLY) {
        best = requests;
        bestEur = eur;
      }
    }
    return best;
  }

  /** The load on the piece before a point at which so much is drawn. */
  private static double highestLoad(Curve curve, int point, double watts) {
    if (point == 0) {
      return 0;
    }
    double from = curve.watts()[point - 1];
    double to = curve.watts()[point];
    double along = to == from ? 0 : Math.clamp((watts - from) / (to - from), 0, 1);
    return curve.loads()[point - 1] + along * (curve.loads()[point] - curve.loads()[point - 1]);
  }
}
