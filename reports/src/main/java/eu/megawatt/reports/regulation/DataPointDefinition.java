package eu.megawatt.reports.regulation;

import java.util.Optional;

/**
 * What a regulation asks for.
 *
 * @param id as the regulation abbreviates it, such as {@code EDC}; an own name where it does not
 * @param unit of a number; empty where the answer is in words
 * @param boundary where it is measured or counted
 * @param giver who has to give it
 * @param formula how it follows from others; empty where it is given
 * @param source where the definition is from
 * @param isVerified whether the definition was compared with a source; else it has to be checked
 *     before anything is filed
 */
public record DataPointDefinition(
    String id,
    String name,
    String definition,
    Optional<String> unit,
    String boundary,
    String giver,
    Optional<String> formula,
    String source,
    boolean isVerified) {}
