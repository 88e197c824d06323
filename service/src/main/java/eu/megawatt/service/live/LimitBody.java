package eu.megawatt.service.live;

import java.util.Optional;

/**
 * A limit as it is asked for, before anything in it has been checked.
 *
 * @param instructionId what its sender calls it: the same over two feeds counts once
 * @param limitW absent or null takes back what was said before for this time
 */
public record LimitBody(
    Optional<String> siteId,
    Optional<String> domainId,
    Optional<String> source,
    Optional<String> instructionId,
    Optional<Long> limitW,
    Optional<String> from,
    Optional<String> to,
    Optional<String> reason) {}
