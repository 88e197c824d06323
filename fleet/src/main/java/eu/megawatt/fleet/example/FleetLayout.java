package eu.megawatt.fleet.example;

import java.util.List;

/**
 * How the sites of a week-like example are built out.
 *
 * @param fanOut children of each domain, level by level below the grid connection
 * @param levelNames what a domain of each of those levels is called
 * @param hardware types that rotate over the pools
 * @param fill GPUs at full draw per megawatt of their hall
 * @param flexibleSite index of the site that is curtailed on two evenings; -1 for none
 * @param deliverySite index of the site whose first pools arrive on the third day; -1 for none
 */
record FleetLayout(
    List<SiteSketch> sites,
    List<Integer> fanOut,
    List<String> levelNames,
    int poolsPerLeaf,
    List<Hardware> hardware,
    double fill,
    int flexibleSite,
    int deliverySite) {}
