extern alias hostile;

using hostile::Pinpoint.Hostile;
using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests;

/// <summary>A small part of the campaign of bench/Pinpoint.Hostile, whose million cases are in docs/results/reliability.md.</summary>
public sealed class HostileFilesTests
{
    private const int Cases = 4_000;

    [Fact]
    public void Damaged_files_are_read_or_refused_in_one_line_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        var campaign = Campaign.In(folder.Path, seed: 20_261_130, alone: false);
        campaign.Run(0, Cases);

        campaign.Escapes.ShouldBeEmpty();
        (campaign.Outcomes.Read + campaign.Outcomes.Refused).ShouldBe(Cases);
        campaign.Outcomes.Refused.ShouldBeGreaterThan(Cases / 2);
        campaign.Outcomes.Read.ShouldBeGreaterThan(Cases / 50);
    }
}
