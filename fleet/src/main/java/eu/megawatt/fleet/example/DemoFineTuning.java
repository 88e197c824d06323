package eu.megawatt.fleet.example;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.JobKind;
import java.util.ArrayList;
import java.util.List;

/** Custom models for customers, each where its data must stay. */
final class DemoFineTuning {

  /**
   * A customer by trade.
   *
   * @param weekly jobs in the week
   */
  private record Customer(String trade, String policy, int weekly) {}

  private static final List<Customer> CUSTOMERS =
      List.of(
          new Customer("insurer", DemoPolicy.FRANCE, 80),
          new Customer("railway", DemoPolicy.ANY_EU, 95),
          new Customer("hospital", DemoPolicy.HEALTH, 60),
          new Customer("ministry", DemoPolicy.FRANCE, 60),
          new Customer("forestry", DemoPolicy.SWEDEN, 50),
          new Customer("retailer", DemoPolicy.ANY_EU, 120),
          new Customer("shipyard", DemoPolicy.ANY_EU, 95));

  private final DemoWeek week;
  private final Chance chance;
  private final List<Job> jobs = new ArrayList<>();

  DemoFineTuning(DemoWeek week, Chance chance) {
    this.week = week;
    this.chance = chance;
  }

  List<Job> draw() {
    for (Customer customer : CUSTOMERS) {
      for (int i = 1; i <= customer.weekly(); i++) {
        jobs.add(job(customer, i));
      }
    }
    return jobs;
  }

  private Job job(Customer customer, int index) {
    int gpus = chance.oneOf(List.of(24, 48, 88, 128), 2, 3, 3, 2);
    double h100Hours = Math.clamp(chance.logNormal(11, 0.7), 2, 60);
    double start = chance.yes(0.3) ? 0 : chance.between(0, 120);
    double slack = h100Hours * chance.between(1.2, 2.5) + chance.between(2, 20);
    return new JobDraft(
            "finetune-%s-%03d".formatted(customer.trade(), index),
            "custom-models",
            JobKind.FINE_TUNING,
            gpus)
        .work(DemoFleet.HARDWARE, h100Hours, 0.92, chance)
        .at(customer.policy())
        .between(week.hour(start), week.hour(start + slack), chance.oneOf(List.of(0.3, 0.6, 1.0)))
        .worth(gpus * h100Hours * chance.oneOf(List.of(2.0, 3.0, 4.5)))
        .job();
  }
}
