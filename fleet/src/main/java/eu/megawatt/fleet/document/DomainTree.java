package eu.megawatt.fleet.document;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks that power domains form trees, each within one site.
 *
 * @param <D> power domains as read
 */
public final class DomainTree<D extends TreeEntry> {

  private final Section<D> domains;
  private final Issues issues;

  /** Domains whose way up is known to end, or has been told not to. */
  private final Set<D> settled = new HashSet<>();

  public DomainTree(Section<D> domains, Issues issues) {
    this.domains = domains;
    this.issues = issues;
  }

  /** Adds an issue for each parent that is unknown, of another site, or below its own child. */
  public void check() {
    for (D domain : domains.items()) {
      D parent = domains.resolve(domain.parent, domain.pointer("parent"), issues);
      if (parent != null) {
        checkSite(domain, parent);
      }
    }
    domains.items().forEach(this::checkWayUp);
  }

  private void checkSite(D domain, D parent) {
    Text site = domain.site;
    Text above = parent.site;
    if (site != null && above != null && !site.value().equals(above.value())) {
      issues.add(
          requireNonNull(domain.parent).at(),
          domain.pointer("parent"),
          "%s stands at site %s, but this power domain at %s; a parent stands at the same site"
              .formatted(
                  Names.quoted(requireNonNull(parent.id).value()),
                  Names.quoted(above.value()),
                  Names.quoted(site.value())));
    }
  }

  private void checkWayUp(D first) {
    List<D> way = new ArrayList<>();
    Set<D> passed = new HashSet<>();
    @Nullable D domain = first;
    while (domain != null && !settled.contains(domain) && passed.add(domain)) {
      way.add(domain);
      domain = domains.find(domain.parent);
    }
    if (domain != null && !settled.contains(domain)) {
      reportCycle(domain, way.subList(way.indexOf(domain), way.size()));
    }
    settled.addAll(way);
  }

  private void reportCycle(D domain, List<D> cycle) {
    String names =
        cycle.stream()
            .limit(20)
            .map(d -> Names.plain(requireNonNull(d.id).value()))
            .collect(Collectors.joining(" -> "));
    issues.add(
        requireNonNull(domain.parent).at(),
        domain.pointer("parent"),
        "the power domain is above itself: %s -> %s"
            .formatted(names, Names.plain(requireNonNull(domain.id).value())));
  }
}
