package eu.megawatt.fleet.residency;

/**
 * Why a site does not satisfy a policy.
 *
 * @param rule the policy's field that says no
 * @param required what it asks for
 * @param offered what the site has
 */
public record Refusal(String site, String rule, String required, String offered) {}
