package theseus.nemesis.plan;

/// One fault of a campaign.
///
/// @param number its number within the run; the steps of its life share it
public record Strike(int number, Trigger trigger, Attack attack, Healing healing) {}
