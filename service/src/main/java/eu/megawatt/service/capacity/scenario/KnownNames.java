package eu.megawatt.service.capacity.scenario;

import eu.megawatt.planner.capacity.CapacityPlan;
import java.util.Set;
import java.util.TreeSet;

/** The names of a plan that cards may say. A card may speak of the tenant of a card before it. */
final class KnownNames {

  final Set<String> siteIds;
  final Set<String> countries = new TreeSet<>();
  final Set<String> stepIds = new TreeSet<>();
  final Set<String> demandIds = new TreeSet<>();
  final Set<String> gpuTypes = new TreeSet<>();
  final Set<String> profileIds = new TreeSet<>();

  KnownNames(CapacityPlan plan) {
    siteIds = new TreeSet<>(plan.sites().keySet());
    plan.sites().values().forEach(it -> profileIds.addAll(it.profileIds()));
    plan.sites().values().forEach(it -> countries.add(it.country()));
    plan.steps().forEach(it -> stepIds.add(it.id()));
    plan.gpus().forEach(it -> gpuTypes.add(it.gpuType()));
    plan.streams()
        .forEach(
            it -> {
              demandIds.add(it.id());
              gpuTypes.add(it.gpuType());
            });
    plan.projects()
        .forEach(
            it -> {
              demandIds.add(it.id());
              gpuTypes.add(it.gpuType());
            });
  }
}
