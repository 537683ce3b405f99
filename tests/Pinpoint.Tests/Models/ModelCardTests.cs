using Pinpoint.Models;
using Pinpoint.Testing;

namespace Pinpoint.Tests.Models;

public sealed class ModelCardTests
{
    [Theory]
    [InlineData("# Card\n\nFinds bones. **Trained on mice only;\n  not for patients.** More. **Less.**", "Trained on mice only; not for patients.")]
    [InlineData("# Card\n\nNothing stands out, 2 * 3 * 4.", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void What_is_bold_first_is_to_be_known_first(string? text, string? words) => ModelCard.KnowFirst(text).ShouldBe(words);

    [Fact]
    public void A_card_lies_beside_the_models_file_also_in_the_folder_of_a_run()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File(ModelFile.UsualName), "");
        ModelCard.TextFor(folder.Path).ShouldBeNull();
        File.WriteAllText(Path.ChangeExtension(folder.File(ModelFile.UsualName), ".md"), "**Mice.**");
        ModelCard.TextFor(folder.Path).ShouldBe("**Mice.**");
        ModelCard.TextFor(folder.File(ModelFile.UsualName)).ShouldBe("**Mice.**");
    }
}
