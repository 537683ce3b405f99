namespace Pinpoint.Foundation.Tests;

public sealed class BadInputExceptionTests
{
    [Fact]
    public void The_message_names_file_place_and_problem()
    {
        var exception = new BadInputException("scan.nii", "dim[3]", "is 0; save the scan again");
        exception.Message.ShouldBe("scan.nii: dim[3]: is 0; save the scan again");
        exception.File.ShouldBe("scan.nii");
        exception.Place.ShouldBe("dim[3]");

        new BadInputException("scan.nii", null, "is empty").Message.ShouldBe("scan.nii: is empty");
    }

    [Fact]
    public void Control_letters_of_a_file_do_not_break_the_line()
    {
        new BadInputException("a\nb", "row\t1", "holds '\u001b[31m'").Message.ShouldBe("a b: row 1: holds ' [31m'");
    }

    [Fact]
    public void A_problem_without_a_file_is_told_of_the_one_at_hand()
    {
        BadInputException.About("scan.nii", () => 3).ShouldBe(3);
        Should.Throw<BadInputException>(() => BadInputException.About<int>("scan.nii", () => throw new BadInputException("cannot be")))
            .Message.ShouldBe("scan.nii: cannot be");
        Should.Throw<BadInputException>(() => BadInputException.About<int>("scan.nii", () => throw new BadInputException("other.nii", null, "cannot be")))
            .Message.ShouldBe("other.nii: cannot be");
    }

    [Fact]
    public void The_cause_is_kept()
    {
        var cause = new FormatException("why");
        new BadInputException("scan.nii", null, "is damaged", cause).InnerException.ShouldBeSameAs(cause);
    }
}
