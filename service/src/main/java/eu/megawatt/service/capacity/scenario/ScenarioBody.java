package eu.megawatt.service.capacity.scenario;

import eu.megawatt.service.capacity.OutlookQuestion;
import java.util.List;
import java.util.Optional;

/**
 * A scenario as it is brought, before anything in it has been checked.
 *
 * @param question how its outlooks are asked for; the usual way where it is left out
 */
public record ScenarioBody(
    Optional<String> name, Optional<List<CardBody>> cards, Optional<OutlookQuestion> question) {}
