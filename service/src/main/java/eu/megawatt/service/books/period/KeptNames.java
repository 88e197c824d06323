package eu.megawatt.service.books.period;

import eu.megawatt.reports.focus.FocusNames;
import eu.megawatt.reports.focus.SiteNames;
import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.report.JobDirectory;
import eu.megawatt.reports.report.JobLabels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What things were called when a month was closed. Its names are kept and never change.
 *
 * @param jobs those of which anything was known
 */
record KeptNames(
    String serviceProviderName,
    String invoiceIssuerName,
    SortedMap<String, Site> sites,
    List<Job> jobs) {

  record Site(String regionId, String regionName, Optional<String> zone, String hostProviderName) {}

  record Job(
      String tenantId,
      String jobId,
      String workloadClass,
      Optional<String> name,
      Optional<String> project,
      SortedMap<String, String> tags,
      Optional<String> placementId,
      Optional<String> attestationId) {

    private Holder.Job holder() {
      return new Holder.Job(tenantId, jobId, workloadClass);
    }

    private JobLabels labels() {
      return new JobLabels(name, project, tags, placementId, attestationId);
    }
  }

  /** What some jobs are called, and everything else. */
  static KeptNames of(FocusNames names, Collection<Holder.Job> holders) {
    SortedMap<String, Site> sites = new TreeMap<>();
    names
        .sites()
        .forEach(
            (id, it) ->
                sites.put(
                    id,
                    new Site(it.regionId(), it.regionName(), it.zone(), it.hostProviderName())));
    List<Job> jobs = new ArrayList<>();
    for (Holder.Job it : holders) {
      JobLabels labels = names.jobs().of(it);
      if (!labels.equals(JobLabels.NONE)) {
        jobs.add(job(it, labels));
      }
    }
    return new KeptNames(names.serviceProviderName(), names.invoiceIssuerName(), sites, jobs);
  }

  private static Job job(Holder.Job it, JobLabels labels) {
    return new Job(
        it.tenantId(),
        it.jobId(),
        it.workloadClass(),
        labels.name(),
        labels.project(),
        labels.tags(),
        labels.placementId(),
        labels.attestationId());
  }

  FocusNames names() {
    SortedMap<String, SiteNames> called = new TreeMap<>();
    sites.forEach(
        (id, it) ->
            called.put(
                id,
                new SiteNames(it.regionId(), it.regionName(), it.zone(), it.hostProviderName())));
    Map<Holder.Job, JobLabels> labels = new HashMap<>();
    jobs.forEach(it -> labels.put(it.holder(), it.labels()));
    JobDirectory directory = job -> labels.getOrDefault(job, JobLabels.NONE);
    return new FocusNames(serviceProviderName, invoiceIssuerName, called, directory);
  }
}
