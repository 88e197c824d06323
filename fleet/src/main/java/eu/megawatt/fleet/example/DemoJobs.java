package eu.megawatt.fleet.example;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.time.TimeGrid;
import java.util.ArrayList;
import java.util.List;

/** The week's work of the demonstration fleet, about 1,500 jobs of seven tenants. */
final class DemoJobs {

  private final TimeGrid grid;
  private final Chance chance;

  DemoJobs(TimeGrid grid, Chance chance) {
    this.grid = grid;
    this.chance = chance;
  }

  List<Job> draw() {
    DemoWeek week = new DemoWeek(grid);
    List<Job> jobs = new ArrayList<>();
    jobs.addAll(new DemoServices(week, chance.branch()).draw());
    jobs.addAll(new DemoBank(week, chance.branch()).draw());
    jobs.addAll(new DemoDocuments(week, chance.branch()).draw());
    jobs.addAll(new DemoTraining(week, chance.branch()).draw());
    jobs.addAll(new DemoFineTuning(week, chance.branch()).draw());
    jobs.addAll(new DemoOddities(week, chance.branch()).draw());
    jobs.addAll(new DemoSovereign(week, chance.branch()).draw());
    return jobs;
  }
}
