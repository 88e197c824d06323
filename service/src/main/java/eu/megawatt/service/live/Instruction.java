package eu.megawatt.service.live;

import eu.megawatt.scheduler.live.LimitOrder;
import eu.megawatt.scheduler.live.World;
import eu.megawatt.service.store.Sha256;
import java.time.Instant;
import java.util.Optional;

/**
 * A limit that its sender has a name for, so that it counts once though it comes in over two feeds,
 * and can be changed or withdrawn by itself. Of one instruction and subject what came last counts,
 * whoever sent it; the same again changes nothing, not even which of several orders is the newest.
 */
final class Instruction {

  /** What an instruction may be called. */
  static final String NAME = "[A-Za-z0-9._:/-]{1,100}";

  private static final int ID_LENGTH = 40;

  /** An order about a second long ago holds nowhere, and takes nothing back. */
  private static final Instant LONG_AGO = Instant.EPOCH;

  private Instruction() {}

  /** The id of the order that an instruction about a subject makes. */
  static String orderId(String name, String subject) {
    return "limit-" + Sha256.hex(subject + "\n" + name).substring(0, ID_LENGTH);
  }

  /** The order of an instruction; without megawatts it withdraws itself and nothing else. */
  static LimitOrder order(LimitOrder asked) {
    return asked.megawatts().isPresent()
        ? asked
        : new LimitOrder(
            asked.id(),
            asked.subject(),
            asked.source(),
            asked.megawatts(),
            LONG_AGO,
            LONG_AGO.plusSeconds(1),
            asked.number(),
            asked.reason());
  }

  /** The world with an instruction; the very same where that says nothing new. */
  static World in(World world, LimitOrder order) {
    Optional<LimitOrder> before = Optional.ofNullable(world.orders().get(order.id()));
    return before.filter(it -> saysTheSame(it, order)).isPresent() ? world : world.with(order);
  }

  private static boolean saysTheSame(LimitOrder one, LimitOrder other) {
    return one.source() == other.source()
        && one.megawatts().equals(other.megawatts())
        && one.from().equals(other.from())
        && one.to().equals(other.to());
  }
}
