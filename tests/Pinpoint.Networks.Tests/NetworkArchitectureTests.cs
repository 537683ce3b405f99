using Pinpoint.Networks.Tests.Support;

namespace Pinpoint.Networks.Tests;

public sealed class NetworkArchitectureTests
{
    [Fact]
    public void The_paper_network_shrinks_a_patch_of_101_to_one_pixel_of_512_features()
    {
        NetworkArchitecture architecture = NetworkArchitecture.Paper(10, 15);
        architecture.FeatureSize.ShouldBe(1);
        architecture.Features.ShouldBe(512);
        architecture.Channels.ShouldBe(30);
        architecture.ClassLogits.ShouldBe(30);
    }

    [Fact]
    public void The_heads_see_the_features_of_all_groups_or_what_a_projection_makes_of_them()
    {
        NetworkArchitecture architecture = Architectures.Tiny(groups: 4);
        architecture.JointFeatures.ShouldBe(4 * architecture.Features);
        (architecture with { Projection = 3 }).JointFeatures.ShouldBe(12);
    }

    [Fact]
    public void A_patch_that_is_too_small_is_refused_with_the_sizes_that_are_possible()
    {
        Should.Throw<ArgumentException>(() => NetworkArchitecture.Paper(1, 3, 93)).Message.ShouldContain("sizes from 94 to 4096");
        NetworkArchitecture.Paper(1, 3, 94).FeatureSize.ShouldBe(1);
    }

    [Fact]
    public void The_smallest_patch_leaves_exactly_one_pixel()
    {
        for (int blocks = 1; blocks <= 7; blocks++)
        {
            NetworkArchitecture smallest = Architectures.Tiny() with { ConvolutionMaps = [.. Enumerable.Repeat(4, blocks)] };
            (smallest with { PatchSize = smallest.MinimumPatchSize }).FeatureSize.ShouldBe(1);
            (smallest with { PatchSize = smallest.MinimumPatchSize - 1 }).FeatureSize.ShouldBeLessThan(1);
        }
    }

    [Fact]
    public void Counts_outside_their_range_are_refused()
    {
        NetworkArchitecture good = Architectures.Tiny();
        NetworkArchitecture[] bad =
        [
            good with { Channels = 0 }, good with { Groups = 0 }, good with { Outputs = 0 }, good with { ConvolutionMaps = [] },
            good with { ConvolutionMaps = [0] },
            good with { Projection = -1 }, good with { Projection = 4097 }, good with { HiddenUnits = [0] },
            good with { DropoutRate = 1 }, good with { DropoutRate = float.NaN }, good with { Directions = (DirectionHead)9 },
            good with { PatchSize = 4097 }, good with { PatchSize = 4096, Channels = 16384 },
        ];
        foreach (NetworkArchitecture architecture in bad)
        {
            Should.Throw<ArgumentException>(architecture.Validate);
        }
    }
}
