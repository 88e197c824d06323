package eu.megawatt.service.live;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.demand.Service;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.scheduler.live.Granted;
import eu.megawatt.scheduler.live.World;
import eu.megawatt.scheduler.serving.Hosted;
import eu.megawatt.scheduler.serving.Served;
import eu.megawatt.scheduler.serving.ServingPlan;
import eu.megawatt.service.LiveFleet;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What services need of a pool is, slot by slot, what there is room for of their plan. */
final class ReplicaGangsTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final int SLOTS = 24;
  private static final TimeGrid GRID = new TimeGrid(NOW, 15, SLOTS);
  private static final String POOL = "pool";

  private static ServingPlan plan(SplittableRandom random) {
    double[] replicas = new double[SLOTS];
    double[] watts = new double[SLOTS];
    int count = random.nextInt(6);
    for (int slot = 0; slot < SLOTS; slot++) {
      count = Math.clamp(count + random.nextInt(-2, 3), 0, 40);
      replicas[slot] = count;
      watts[slot] = 400;
    }
    boolean isShared = random.nextBoolean();
    Hosted hosted =
        new Hosted(
            POOL,
            "here",
            100,
            1,
            isShared ? 1 : 1 + random.nextInt(20),
            isShared ? 2 + random.nextInt(6) : 1,
            Series.of(replicas),
            Series.constant(1, SLOTS),
            Series.of(watts),
            Series.of(watts));
    Service service =
        new Service(
            "s", "acme", "any", "m", "r", 200, 400, Series.constant(1, SLOTS), 0, 40, false, 4);
    return new ServingPlan(GRID, List.of(new Served(service, List.of(hosted), List.of())));
  }

  @Test
  void stretches_ofRandomPlans_areInEachSlotAsManyReplicasAsThereIsRoomFor() {
    World bare = World.of(LiveFleet.scenario(NOW));
    int less = 0;
    for (long seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      ServingPlan plan = plan(random);
      Granted granted = bare.with(plan.reservations()).granted();
      ReplicaGangs gangs = new ReplicaGangs(plan, granted);
      Hosted hosted = plan.services().getFirst().pools().getFirst();
      int first = random.nextInt(SLOTS);
      List<ReplicaGangs.Stretch> all = gangs.of(POOL, GRID.at(first), _ -> List.of());

      assertThat(all.stream().map(it -> it.gang().id())).doesNotHaveDuplicates();
      for (int slot = first; slot < SLOTS; slot++) {
        Instant at = GRID.at(slot).plusSeconds(7);
        int room = granted.groups("s", POOL, slot);
        int planned = (int) hosted.replicas().at(slot);
        int replicas = Math.min(planned, room * hosted.replicasPerGpu());
        less += replicas < planned ? 1 : 0;
        Set<Integer> numbers = new HashSet<>();
        int sum = 0;
        for (ReplicaGangs.Stretch stretch : all) {
          if (stretch.isAt(at)) {
            assertThat(numbers.add(stretch.replica().number())).as("seed %d", seed).isTrue();
            assertThat(stretch.gang().gpus()).isEqualTo(hosted.gpusPerReplica());
            sum += gangs.replicas(stretch, at);
          }
        }
        assertThat(sum).as("seed %d, slot %d", seed, slot).isEqualTo(replicas);
        assertThat(numbers.size() * hosted.gpusPerReplica()).isEqualTo(hosted.gpus(replicas));
        assertThat(gangs.atWork(at)).hasSize(numbers.size());
        assertThat(numbers).allMatch(it -> it <= numbers.size());
      }
    }
    assertThat(less).as("slots in which there is not room for all").isPositive();
  }
}
