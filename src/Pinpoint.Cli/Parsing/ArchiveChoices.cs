using System.CommandLine;
using Pinpoint.DicomWeb;

namespace Pinpoint.Cli.Parsing;

/// <summary>Which archive, and who asks it. Secrets come from the environment or a file: what stands on a command line stands in its history too.</summary>
internal sealed class ArchiveChoices
{
    private readonly Option<string?> _root = new("--dicomweb")
    {
        Description = "The root of an archive's DICOMweb service: https://pacs.example.org/dicom-web (default: no archive)",
        HelpName = "URL",
    };
    private readonly Option<string?> _credentials = new("--credentials")
    {
        Description = "A file with the archive's user= and password=, or token=, which only its owner may read (default: the environment variables"
            + $" {DicomWebCredentials.UserVariable} and {DicomWebCredentials.PasswordVariable}, or {DicomWebCredentials.TokenVariable})",
        HelpName = "FILE",
    };

    public void AddTo(Command command)
    {
        command.Add(_root);
        command.Add(_credentials);
    }

    /// <summary>The archive; null where none is given.</summary>
    /// <exception cref="PinpointException">The address is none, or the credentials cannot be read.</exception>
    public DicomWebOptions? Read(ParseResult parsed)
    {
        string? file = parsed.GetValue(_credentials);
        if (parsed.GetValue(_root) is not { } root)
        {
            return file is null ? null : throw new UsageException("--credentials goes with --dicomweb, which is missing");
        }

        return new DicomWebOptions(root)
        {
            Credentials = file is null ? DicomWebCredentials.FromEnvironment() : DicomWebCredentials.FromFile(file),
        };
    }
}
