package eu.megawatt.bench.operation;

import eu.megawatt.fleet.demand.Interruption;
import eu.megawatt.fleet.demand.JobTerms;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Site;

/** What a week took: energy above idle, carbon, lateness, breaks and transfers. */
final class Books {

  private static final double WATTS_PER_MEGAWATT = 1e6;
  private static final double GRAMS_PER_KILOGRAM = 1e3;

  private double mwh;
  private double energyEur;
  private double carbonKg;
  private double carbonEur;
  private double lateHours;
  private double latenessEur;
  private double restartEur;
  private double transferEur;
  private double gpuHours;
  private double lostGpuHours;
  private int late;
  private int jobs;
  private int breaks;

  void addDraw(double watts, int gpus, Site site, Scenario fleet, double hours) {
    double its = watts * site.pue() * hours / WATTS_PER_MEGAWATT;
    double tonnes = its * site.carbonGramsPerKWh().at(0) / GRAMS_PER_KILOGRAM;
    mwh += its;
    energyEur += its * site.energyEurPerMWh().at(0);
    carbonKg += tonnes * GRAMS_PER_KILOGRAM;
    carbonEur += tonnes * fleet.carbonEurPerTonne();
    gpuHours += gpus * hours;
  }

  void addTransfer(double eur) {
    transferEur += eur;
  }

  void addEnd(double hoursLate, Job job) {
    jobs++;
    late += hoursLate > 0 ? 1 : 0;
    lateHours += hoursLate;
    latenessEur += hoursLate * job.latenessEurPerHour();
  }

  void addBreaks(Progress progress, Job job, JobTerms terms) {
    breaks += progress.breaks();
    restartEur +=
        progress.breaks() * terms.interruption().map(Interruption::restartEur).orElse(0.0);
    lostGpuHours += progress.lost() * job.runHoursOn("H100") * job.gpus();
  }

  /** What is kept of it. */
  OperationResult.Row row(String dispatcher, double seconds, double gpuHoursThere) {
    return new OperationResult.Row(
        dispatcher,
        cents(energyEur + carbonEur + latenessEur + restartEur + transferEur),
        cents(energyEur),
        cents(carbonEur),
        cents(latenessEur),
        cents(restartEur + transferEur),
        rounded(mwh, 1e3),
        rounded(carbonKg, 10),
        rounded(lateHours, 10),
        late,
        jobs,
        breaks,
        rounded(lostGpuHours, 10),
        rounded(gpuHours / gpuHoursThere * 100, 100),
        rounded(seconds, 10));
  }

  private static double cents(double eur) {
    return rounded(eur, 100);
  }

  private static double rounded(double value, double parts) {
    return Math.rint(value * parts) / parts;
  }
}
