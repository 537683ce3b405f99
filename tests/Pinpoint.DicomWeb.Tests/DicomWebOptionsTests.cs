using Pinpoint.Testing;

namespace Pinpoint.DicomWeb.Tests;

/// <summary>Addresses and credentials: what is taken, what is refused, and that no secret is repeated.</summary>
public sealed class DicomWebOptionsTests
{
    private const string Secret = "5up3r-53cret";

    [Theory]
    [InlineData("https://pacs.example.org/dicom-web", "https://pacs.example.org/dicom-web/")]
    [InlineData("http://127.0.0.1:8042/dicom-web/", "http://127.0.0.1:8042/dicom-web/")]
    [InlineData("http://[::1]:8042", "http://[::1]:8042/")]
    public void An_address_ends_with_a_slash(string given, string root) => new DicomWebOptions(given).Root.AbsoluteUri.ShouldBe(root);

    [Theory]
    [InlineData("pacs.example.org")]
    [InlineData("ftp://pacs.example.org")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://pacs.example.org/?a=b")]
    [InlineData("https://pacs.example.org/#a")]
    [InlineData("https://me:5up3r-53cret@pacs.example.org/")]
    public void What_is_no_address_is_refused(string given) =>
        Should.Throw<UsageException>(() => new DicomWebOptions(given)).Message.ShouldNotContain(Secret);

    [Fact]
    public void The_environment_gives_a_user_or_a_token_and_not_half_of_it()
    {
        From().Header.ShouldBeNull();
        From(user: "me", password: Secret).Header!.ToString().ShouldBe("Basic bWU6NXVwM3ItNTNjcmV0");
        From(token: Secret).Header!.ToString().ShouldBe($"Bearer {Secret}");
        foreach (Action half in new Action[]
        {
            () => From(user: "me"), () => From(password: Secret), () => From(user: "me", password: Secret, token: Secret),
            () => From(user: "m:e", password: Secret),
            () => From(token: Secret + "\n"),
        })
        {
            Should.Throw<UsageException>(half).Message.ShouldNotContain(Secret);
        }

        static DicomWebCredentials From(string? user = null, string? password = null, string? token = null) =>
            DicomWebCredentials.FromEnvironment(name => name switch
            {
                DicomWebCredentials.UserVariable => user,
                DicomWebCredentials.PasswordVariable => password,
                DicomWebCredentials.TokenVariable => token,
                _ => null,
            });
    }

    [Theory]
    [InlineData("user=me\npassword=5up3r-53cret\n", "Basic bWU6NXVwM3ItNTNjcmV0")]
    [InlineData("# for the archive\r\n\r\n token = 5up3r-53cret \r\n", "Bearer 5up3r-53cret")]
    [InlineData("password==a=b\nuser=x", "Basic eDo9YT1i")]
    public void A_file_gives_credentials(string text, string header)
    {
        using var folder = new TemporaryFolder();
        DicomWebCredentials.FromFile(Write(folder, text)).Header!.ToString().ShouldBe(header);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5up3r-53cret")]
    [InlineData("user=me")]
    [InlineData("user=me\nuser=you\npassword=5up3r-53cret")]
    [InlineData("secret=5up3r-53cret")]
    [InlineData("token=")]
    public void A_file_of_another_form_is_refused_without_its_words(string text)
    {
        using var folder = new TemporaryFolder();
        string file = Write(folder, text);
        BadInputException refused = Should.Throw<BadInputException>(() => DicomWebCredentials.FromFile(file));
        refused.File.ShouldBe(file);
        refused.Message.ShouldNotContain(Secret);
    }

    [Fact]
    public void A_file_that_others_may_read_is_refused()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var folder = new TemporaryFolder();
        string file = Write(folder, $"token={Secret}");
        foreach (UnixFileMode open in new[] { UnixFileMode.GroupRead, UnixFileMode.OtherRead, UnixFileMode.OtherWrite })
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | open);
            Should.Throw<BadInputException>(() => DicomWebCredentials.FromFile(file)).Message.ShouldContain("chmod 600");
        }
    }

    [Fact]
    public void A_file_that_is_not_there_or_endless_is_refused()
    {
        Should.Throw<BadInputException>(() => DicomWebCredentials.FromFile("/nowhere/credentials"));
        using var folder = new TemporaryFolder();
        Should.Throw<BadInputException>(() => DicomWebCredentials.FromFile(Write(folder, new string('#', 1 << 17)))).Message.ShouldContain("too large");
    }

    [Fact]
    public void Credentials_in_plain_text_are_warned_of()
    {
        var credentials = DicomWebCredentials.Bearer(Secret);
        new DicomWebOptions("http://pacs.example.org") { Credentials = credentials }.Warning.ShouldNotBeNull().ShouldNotContain(Secret);
        new DicomWebOptions("https://pacs.example.org") { Credentials = credentials }.Warning.ShouldBeNull();
        new DicomWebOptions("http://127.0.0.1") { Credentials = credentials }.Warning.ShouldBeNull();
        new DicomWebOptions("http://pacs.example.org").Warning.ShouldBeNull();
    }

    private static string Write(TemporaryFolder folder, string text)
    {
        string file = folder.File("credentials");
        File.WriteAllText(file, text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return file;
    }
}
