using Pinpoint.Research.Experiments;
using Pinpoint.Testing;

namespace Pinpoint.Research.Tests.Experiments;

public sealed class ExperimentSettingsTests
{
    [Fact]
    public void Seventy_percent_of_the_papers_scans_are_fifty() => new ExperimentSettings().TrainingPhantoms.ShouldBe(50);

    [Fact]
    public void A_folder_keeps_to_its_settings()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("settings.json");
        var settings = new ExperimentSettings { Steps = 300 };
        settings.Claim(path);
        settings.Claim(path);
        UsageException refusal = Should.Throw<UsageException>(() => (settings with { Steps = 301 }).Claim(path));
        refusal.Message.ShouldContain("steps 300");
        refusal.Message.ShouldContain(path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("{\"steps\":")]
    public void What_holds_no_settings_is_told_as_such(string text)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("settings.json");
        File.WriteAllText(path, text);
        Should.Throw<BadInputException>(() => new ExperimentSettings().Claim(path)).Message.ShouldContain("settings of an experiment");
    }
}
