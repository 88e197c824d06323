package eu.megawatt.scheduler.demand;

/**
 * What it is worth to keep GPUs free for work that is not known yet: nothing now, where what is not
 * used is lost, and more the later it is, up to a price that is nearly reached after some hours. A
 * plan that is made anew all the time needs it, or it puts off what could be done and slows down
 * what could be done fast, and has no room for what comes.
 *
 * @param eurPerGpuHour at the most
 * @param hours after which it is 63 % of that
 * @param keepsPools whether of each pool as much is kept from borrowed work that cannot give way at
 *     once as tenants are guaranteed of the fleet, so that who comes on a guarantee finds all kinds
 *     of GPUs
 */
public record Headroom(double eurPerGpuHour, double hours, boolean keepsPools) {

  /** Everything is known. */
  public static final Headroom NONE = new Headroom(0, 1, false);

  /** For a slot that begins so many hours from now and takes so many. */
  double eurPerGpu(double fromNow, double slotHours) {
    return eurPerGpuHour * slotHours * -Math.expm1(-fromNow / hours);
  }
}
