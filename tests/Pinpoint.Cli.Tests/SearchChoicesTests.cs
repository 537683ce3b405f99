using System.CommandLine;
using Pinpoint.Cli.Parsing;
using Pinpoint.Localization;
using Pinpoint.Models;

namespace Pinpoint.Cli.Tests;

public sealed class SearchChoicesTests
{
    [Fact]
    public void Options_of_a_search_reach_the_localizer_and_without_any_nothing_departs_from_the_usual()
    {
        var choices = new SearchChoices();
        var command = new Command("search");
        choices.AddTo(command);
        choices.Read(command.Parse([])).ShouldBe(new LocalizerOptions());
        choices.Read(command.Parse(["--no-mirror-check", "--threads", "2", "--rule", "B", "--updates", "7", "--starts", "4", "--seed", "9"])).ShouldBe(
            new LocalizerOptions { CheckMirrorImages = false, Threads = 2, Rule = UpdateRule.B, Updates = 7, RandomStarts = 3, Seed = 9 });
    }

    [Fact]
    public void A_server_searches_mirror_images_unless_it_is_told_not_to()
    {
        var choices = new ServeChoices();
        var command = new Command("serve");
        choices.AddTo(command);
        choices.Read(command.Parse([]), []).CheckMirrorImages.ShouldBeTrue();
        choices.Read(command.Parse(["--no-mirror-check"]), []).CheckMirrorImages.ShouldBeFalse();
    }
}
