package eu.megawatt.service.live;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.scheduler.live.IdleSlots;
import eu.megawatt.scheduler.live.Outage;
import eu.megawatt.scheduler.live.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/**
 * Nodes that the plan does without, as outages of their GPUs. Whoever says which is told when that
 * has to be said anew, and until then nothing is handed over. Thread-safe.
 */
public final class SetApart {

  private final LiveDesk desk;
  private final FleetNodes nodes;
  private final Reality reality;
  private final Returns returns = new Returns();
  private volatile Optional<Said> said = Optional.empty();
  private volatile Predicate<String> provesOnReturn = _ -> false;
  private volatile Runnable whenDue = () -> {};

  /**
   * What was said last.
   *
   * @param until when it has to be said anew
   * @param fleet of which it was said
   */
  private record Said(Apart apart, Instant until, Inventory fleet) {}

  /**
   * @param nodes those of the fleet as it stands
   */
  public SetApart(LiveDesk desk, FleetNodes nodes) {
    this.desk = desk;
    this.nodes = nodes;
    this.reality = new Reality(desk);
    desk.apart(this);
  }

  /**
   * Has the plan do without these nodes and no others, and something else written in the same
   * transaction. Where nothing is planned on, or idle GPUs alone would pass a limit, the plan stays
   * as it is and the rest is written.
   *
   * @param returnsSeen {@link #returnCount} before anything of that was read; nodes that have
   *     returned since wait, too
   * @param until when it has to be said anew at the latest
   * @param why the plan is another then
   * @param also must not fail
   * @return how many outages are others now
   */
  public int become(
      Apart apart, long returnsSeen, Instant until, String why, Consumer<Handle> also) {
    return desk.ask(
        turn -> {
          turn.also(also);
          return become(turn, apart, returnsSeen, until, why);
        });
  }

  private int become(Turn turn, Apart apart, long returnsSeen, Instant until, String why) {
    Apart next = returns.since(apart, returnsSeen);
    said = Optional.of(new Said(next, until, nodes.fleet()));
    return turn.hasPlan() ? apply(turn, next, why) : 0;
  }

  /** How many nodes have returned from an outage and wait since to be proved. */
  public long returnCount() {
    return returns.count();
  }

  private int apply(Turn turn, Apart apart, String why) {
    List<Outage> outages = outages(turn).of(apart);
    return reality.outages(turn, ApartOutages.PREFIXES, outages, why);
  }

  private ApartOutages outages(Turn turn) {
    return new ApartOutages(turn.scheduler().world(), nodes, BusyNodes.of(turn), turn.now());
  }

  /**
   * A node that is to be measured.
   *
   * @param isSoonest whether as soon as can be, and not when it is cheapest
   */
  public record Want(
      String nodeId, Duration length, Instant earliest, Instant latest, boolean isSoonest) {}

  /**
   * What is said once it is known when nodes are idle.
   *
   * @param also is written in the same transaction; must not fail
   */
  public record Measuring(Apart apart, Instant until, String why, Consumer<Handle> also) {}

  /**
   * The same as {@link #become}, then looks when some of the nodes can be measured without any job
   * having to move, and has the plan do without them for that time: all in one transaction.
   *
   * @param found what is said by the slots that there are, by node; must be quick
   * @return the slots that nodes have now
   */
  public Map<String, IdleSlots.Slot> measure(
      Apart apart,
      long returnsSeen,
      Instant until,
      List<Want> wants,
      Function<Map<String, IdleSlots.Slot>, Measuring> found) {
    return desk.ask(
        turn -> {
          int _ = become(turn, apart, returnsSeen, until, "Nodes wait to be proved");
          Map<String, IdleSlots.Slot> slots = turn.hasPlan() ? slots(turn, apart, wants) : Map.of();
          if (slots.isEmpty()) {
            return slots;
          }
          Measuring next = found.apply(slots);
          turn.also(next.also);
          int _ = become(turn, next.apart, returnsSeen, next.until, next.why);
          return slots;
        });
  }

  private Map<String, IdleSlots.Slot> slots(Turn turn, Apart apart, List<Want> wants) {
    Map<String, IdleSlots.Slot> slots = new LinkedHashMap<>();
    ApartOutages outages = outages(turn);
    IdleSlots idle = turn.scheduler().idleSlots(turn.now());
    Map<String, BusyNodes> busy = new HashMap<>();
    for (Want want : wants) {
      ask(turn, want, outages, busy, apart.setByNode().keySet())
          .ifPresent(
              ask ->
                  idle.find(ask)
                      .ifPresent(
                          slot -> {
                            idle.take(ask, slot);
                            slots.put(want.nodeId, slot);
                          }));
    }
    return slots;
  }

  private Optional<IdleSlots.Ask> ask(
      Turn turn, Want want, ApartOutages outages, Map<String, BusyNodes> busy, Set<String> dark) {
    Optional<String> pool = poolOf(turn.scheduler().world(), want.nodeId);
    Optional<Node> node = Optional.ofNullable(nodes.fleet().nodes().get(want.nodeId));
    if (pool.isEmpty() || node.isEmpty()) {
      return Optional.empty();
    }
    BusyNodes its =
        busy.computeIfAbsent(pool.get(), it -> BusyNodes.of(turn).withReplicas(turn, it));
    Instant earliest =
        its.of(want.nodeId)
            .map(BusyNodes.Busy::until)
            .filter(it -> it.isAfter(want.earliest))
            .orElse(want.earliest);
    return Optional.of(
        new IdleSlots.Ask(
            pool.get(),
            outages.countedGpus(node.get(), earliest),
            Math.max(0, outages.busyWatts(node.get()) - outages.countedWatts(node.get(), dark)),
            want.length,
            earliest,
            want.latest,
            want.isSoonest));
  }

  private Optional<String> poolOf(World world, String nodeId) {
    return nodes.of(world.basis()).poolOf(nodeId);
  }

  /** Whether anything is planned on. */
  public boolean hasPlan() {
    return desk.hasPlan();
  }

  /** The pools that have the nodes of the fleet, by node; none where nothing is planned on. */
  public Map<String, String> poolByNode() {
    Map<String, String> pools = new HashMap<>();
    desk.worldNow()
        .ifPresent(
            world ->
                nodes
                    .fleet()
                    .nodes()
                    .keySet()
                    .forEach(it -> poolOf(world, it).ifPresent(pool -> pools.put(it, pool))));
    return pools;
  }

  /** The pool of the plan that has a node; empty where none has. */
  public Optional<String> poolOf(String nodeId) {
    return desk.worldNow().flatMap(it -> poolOf(it, nodeId));
  }

  /** Whether the plan does without a node that waits or is measured. */
  public boolean isWaiting() {
    return !waits().isEmpty();
  }

  /** When outages that somebody has said end or have ended by themselves: the newest, by node. */
  public Map<String, Instant> endByNode() {
    Map<String, Instant> ends = new HashMap<>();
    for (Outage it : desk.worldNow().map(World::outages).orElse(Map.of()).values()) {
      if (it.node().isPresent()
          && !it.to().equals(Instant.MAX)
          && !ApartOutages.isOfThese(it.id())) {
        ends.merge(
            idOf(it.node().get()), it.to(), (one, other) -> one.isAfter(other) ? one : other);
      }
    }
    return ends;
  }

  /** The id of a node that is called so. */
  public String idOf(String name) {
    return desk.worldNow().map(it -> nodes.idOf(name, it.basis())).orElse(name);
  }

  private List<Apart.Wait> waits() {
    return said.map(it -> it.apart.waits()).orElse(List.of());
  }

  /** What was said last. */
  Apart said() {
    return said.map(Said::apart).orElse(Apart.NONE);
  }

  /**
   * Hears of another plan, or of another world for it; must be quick.
   *
   * @param provesOnReturn whether a node of that id has to be proved once an outage of it is over
   * @param whenDue is told when it has to be said anew what the plan is to do without
   */
  public void obey(Predicate<String> provesOnReturn, Runnable whenDue) {
    this.provesOnReturn = provesOnReturn;
    this.whenDue = whenDue;
    desk.listen(
        made -> {
          if (made.basis().isPresent() || !made.inputs().isEmpty()) {
            whenDue.run();
          }
        });
  }

  /** An outage is over: a node that has to be proved then is not there yet. */
  void returned(Turn turn, Outage outage) {
    Optional<String> node =
        outage.node().map(it -> nodes.idOf(it, turn.scheduler().world().basis()));
    Optional<Said> before = said;
    if (node.isEmpty() || ApartOutages.isOfThese(outage.id()) || before.isEmpty()) {
      return;
    }
    Apart apart = before.get().apart;
    boolean isWaiting = apart.isWaiting(node.get());
    if (!isWaiting && provesOnReturn.test(node.get())) {
      String why = "%s was out: %s".formatted(node.get(), outage.reason());
      Apart.Wait wait = new Apart.Wait(node.get(), true, why, turn.now(), Optional.empty());
      returns.note(wait);
      Apart next = apart.with(List.of(wait));
      said = Optional.of(new Said(next, before.get().until, before.get().fleet));
      int _ = apply(turn, next, why);
    } else if (isWaiting) {
      int _ = apply(turn, apart, outage.reason());
    }
  }

  /**
   * Brings what was said up to this moment, before anything is handed over.
   *
   * @return whether anything may be
   */
  @SuppressWarnings("ReferenceEquality") // the very same: comparing all of it costs more
  boolean keepUp(Turn turn) {
    Optional<Said> its = said;
    if (its.isEmpty()) {
      return true;
    }
    if (!its.get().apart.isEmpty()) {
      int _ = apply(turn, its.get().apart, "Nodes are measured");
    }
    boolean hasToBeProved =
        !its.get().apart.waits().isEmpty() || its.get().until.isBefore(Instant.MAX);
    boolean isCurrent =
        turn.now().isBefore(its.get().until)
            && (its.get().fleet == nodes.fleet() || !hasToBeProved);
    if (!isCurrent) {
      whenDue.run();
    }
    return isCurrent;
  }
}
