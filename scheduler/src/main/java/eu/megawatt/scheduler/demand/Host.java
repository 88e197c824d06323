package eu.megawatt.scheduler.demand;

/**
 * A pool that may answer a service's requests.
 *
 * @param one requests a second that a replica answers at the most
 * @param gpus of a replica; 1 where several have parts of one
 * @param perGpu replicas that have a GPU together; 1 where a replica has whole ones
 * @param group what replicas draw
 * @param permitted by slot
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Host(
    Terrain.Place place, double one, int gpus, int perGpu, Group group, boolean[] permitted) {

  /**
   * A host.
   *
   * @param loads of a load curve's points, from 0 to 1
   * @param watts above idle at these loads, IT side, of a replica, or of a GPU with all its
   *     replicas where they have parts of it
   */
  static Host of(
      Terrain.Place place,
      double one,
      int gpus,
      int perGpu,
      double[] loads,
      double[] watts,
      boolean[] permitted) {
    Curve unit = Curve.of(perGpu, loads, watts, perGpu * one);
    return new Host(place, one, gpus, perGpu, new Group(unit, one), permitted);
  }

  /** GPUs that so many replicas take. */
  int gpus(int replicas) {
    return (replicas + perGpu - 1) / perGpu * gpus;
  }

  /** Replicas that so many GPUs have room for. */
  long most(double free) {
    return (long) Math.floor(free / gpus) * perGpu;
  }

  /** Replicas that GPUs have room for which so many have begun. */
  int begun(int replicas) {
    return (replicas + perGpu - 1) / perGpu * perGpu;
  }

  /** What so many replicas draw above idle that answer so many requests a second together. */
  double watts(int replicas, double asked) {
    if (replicas == 0) {
      return 0;
    }
    double load = Math.min(1, asked / (replicas * one));
    return group.times(replicas) * group.curve(replicas).at(load);
  }

  /** Whether it is permitted in some slot. */
  boolean isEverPermitted() {
    for (boolean one : permitted) {
      if (one) {
        return true;
      }
    }
    return false;
  }

  /** What a replica draws above idle that answers nothing, where its GPUs are full. */
  double waiting() {
    return group.unit().waiting() / perGpu;
  }

  /** What a replica draws above idle at full load, where its GPUs are full. */
  double busy() {
    return group.unit().busy() / perGpu;
  }
}
