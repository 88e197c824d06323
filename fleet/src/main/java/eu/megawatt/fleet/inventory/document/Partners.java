package eu.megawatt.fleet.inventory.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.fleet.document.Section;
import eu.megawatt.fleet.document.Text;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks that the two feeds of an A/B pair name each other and stand beside each other. */
final class Partners {

  private final Section<DomainEntry> domains;
  private final Issues issues;

  /** Whether the ways up end, so that who is above whom means something. */
  private final boolean trees;

  Partners(Section<DomainEntry> domains, boolean trees, Issues issues) {
    this.domains = domains;
    this.trees = trees;
    this.issues = issues;
  }

  void check() {
    for (DomainEntry domain : domains.items()) {
      DomainEntry partner = domains.resolve(domain.partner, domain.pointer("partner"), issues);
      if (partner != null && domain.id != null) {
        fault(domain, domain.id, partner)
            .ifPresent(
                message ->
                    issues.add(
                        requireNonNull(domain.partner).at(), domain.pointer("partner"), message));
      }
    }
  }

  private Optional<String> fault(DomainEntry domain, Text id, DomainEntry partner) {
    String name = Names.quoted(requireNonNull(partner.id).value());
    if (partner == domain) {
      return Optional.of("the power domain is its own partner; the other feed of the pair is due");
    }
    if (differ(domain.site, partner.site)) {
      return Optional.of(
          "%s stands at site %s, but this power domain at %s; partners stand at the same site"
              .formatted(name, quoted(partner.site), quoted(domain.site)));
    }
    if (partner.partner == null || !partner.partner.value().equals(id.value())) {
      return Optional.of(
          "%s names %s as its partner; the two feeds of a pair name each other"
              .formatted(name, partner.partner == null ? "nobody" : quoted(partner.partner)));
    }
    if (trees && (isAbove(partner, domain) || isAbove(domain, partner))) {
      return Optional.of(
          "%s and this power domain feed one another; partners feed the same racks side by side"
              .formatted(name));
    }
    return Optional.empty();
  }

  private boolean isAbove(DomainEntry upper, DomainEntry lower) {
    @Nullable DomainEntry domain = domains.find(lower.parent);
    while (domain != null && domain != upper) {
      domain = domains.find(domain.parent);
    }
    return domain == upper;
  }

  private static boolean differ(@Nullable Text one, @Nullable Text other) {
    return one != null && other != null && !one.value().equals(other.value());
  }

  private static String quoted(@Nullable Text id) {
    return Names.quoted(requireNonNull(id).value());
  }
}
