package eu.megawatt.fleet.document;

import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.JobTerms;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.sovereignty.Register;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A scenario of version 2 as read. */
final class DemandDraft extends ScenarioDraft {

  private static final Shape<DemandDraft> SHAPE =
      ScenarioDraft.<DemandDraft>shape(Demand.FORMAT)
          .optional("links", (in, s) -> in.items("objects", s::readLink))
          .optional("tenants", (in, s) -> s.tenants.read(in))
          .optional("models", (in, s) -> s.models.read(in))
          .optional("regions", (in, s) -> s.regions.read(in))
          .optional("services", (in, s) -> s.services.read(in));

  final Section<ModelEntry> models = new Section<>("a model", ModelEntry.SHAPE, ModelEntry::new);
  final Section<RegionEntry> regions =
      new Section<>("a region", RegionEntry.SHAPE, RegionEntry::new);
  private final List<LinkEntry> links = new ArrayList<>();
  private final Section<TenantEntry> tenants =
      new Section<>("a tenant", TenantEntry.SHAPE, TenantEntry::new);
  private final Section<ServiceEntry> services =
      new Section<>("a service", ServiceEntry.SHAPE, ServiceEntry::new);

  DemandDraft(Register register) {
    super(register, JobEntry.ASKING);
  }

  @Override
  void read(Cursor in) throws IOException {
    SHAPE.read(in, this);
  }

  private void readLink(Cursor in) throws IOException {
    LinkEntry link = new LinkEntry();
    link.pointer = in.pointer();
    LinkEntry.SHAPE.read(in, link);
    links.add(link);
  }

  @Override
  void check(Issues issues) {
    super.check(issues);
    jobs.items().forEach(it -> it.terms.check(it, jobs, sites, issues));
    new WaitingOrder(jobs, issues).check();
    checkNames(issues);
    for (int i = 0; i < links.size(); i++) {
      links.get(i).check(sites, issues);
      for (LinkEntry earlier : links.subList(0, i)) {
        links.get(i).checkAgainst(earlier, issues);
      }
    }
    horizon.grid().ifPresent(grid -> tenants.items().forEach(it -> it.check(grid, issues)));
    models.items().forEach(it -> it.check(gpuTypes, issues));
    regions.items().forEach(it -> it.check(sites, issues));
    services.items().forEach(it -> it.check(this, issues));
  }

  /** Jobs of an array are called as no other job is. */
  private void checkNames(Issues issues) {
    for (JobEntry job : jobs.items()) {
      Text id = job.id;
      if (id != null && job.terms.isArray()) {
        job.terms.names(id.value()).stream()
            .filter(it -> jobs.find(new Text(it, id.at())) != null)
            .findFirst()
            .ifPresent(
                it ->
                    issues.add(
                        id.at(),
                        job.pointer("id"),
                        "a job of this array is called %s, and another job is"
                            .formatted(Names.quoted(it))));
      }
    }
  }

  /** What is asked for, once nothing is wrong with it. */
  Demand completeDemand() {
    Map<String, Job> all = new LinkedHashMap<>();
    Map<String, JobTerms> terms = new LinkedHashMap<>();
    for (JobEntry entry : jobs.items()) {
      Job job = entry.complete();
      JobTerms its = entry.terms.complete(jobs);
      for (String name : entry.terms.names(job.id())) {
        all.put(name, job.called(name));
        if (!its.equals(JobTerms.NONE)) {
          terms.put(name, its);
        }
      }
    }
    return new Demand(
        fleetWith(all),
        terms,
        links.stream().map(LinkEntry::complete).toList(),
        tenants.complete(TenantEntry::complete),
        models.complete(ModelEntry::complete),
        regions.complete(RegionEntry::complete),
        services.complete(it -> it.complete(horizon.slots())));
  }
}
