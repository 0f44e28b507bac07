using System.Collections.Immutable;

namespace OpenTalks.Reports;

/// <summary>What a shape of a drawing is; colours are the renderer's.</summary>
public enum Paint { Table, Plate, Rim, Way, Stop }

/// <summary>A shape of a drawing, in its own units from the upper left corner.</summary>
public abstract record Shape
{
    public sealed record Disc(double X, double Y, double R, Paint Paint) : Shape;
    public sealed record Line(double X1, double Y1, double X2, double Y2, double Width) : Shape;

    /// <param name="X">Where the text begins; its middle where it is centred.</param>
    /// <param name="Y">The middle of its line.</param>
    /// <param name="Ends">It ends at X.</param>
    public sealed record Label(double X, double Y, double Size, string Text, bool Centred = false, bool Ends = false, bool IsBold = false) : Shape;

    Shape() { }
}

/// <summary>A drawing of a few shapes, the same on the web and in Word. What it shows stands beside it as text.</summary>
public sealed record Scene(double Width, double Height, ImmutableArray<Shape> Shapes)
{
    const int MostRows = 40;
    const double Left = 150, Column = 120, Row = 30, Head = 34;

    /// <summary>The themes as plates on the table, each with its number.</summary>
    public static Scene Of(Picture picture)
    {
        const double middle = Picture.Size / 2;
        var shapes = ImmutableArray.CreateBuilder<Shape>();
        shapes.Add(new Shape.Disc(middle, middle, middle - 2, Paint.Table));
        foreach (var plate in picture.Plates)
        {
            shapes.Add(new Shape.Disc(plate.X, plate.Y, plate.R, Paint.Plate));
            if (plate.Theme.Contested) shapes.Add(new Shape.Disc(plate.X, plate.Y, plate.R * 0.82, Paint.Rim));
            shapes.Add(new Shape.Label(plate.X, plate.Y, Math.Clamp(plate.R * 0.8, 9, 34), plate.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), Centred: true, IsBold: true));
        }
        return new Scene(Picture.Size, Picture.Size, shapes.ToImmutable());
    }

    /// <summary>A row for each table, a column for each round, and lines for what was taken up later.</summary>
    /// <param name="round">The heading of a round.</param>
    /// <param name="table">A table's number and name.</param>
    public static Scene Of(Travels travels, bool rightToLeft, Func<int, string> round, Func<int, string, string> table)
    {
        var busy = travels.Stops.GroupBy(stop => stop.Table).ToDictionary(at => at.Key, at => at.Sum(stop => stop.Ideas));
        ImmutableArray<(int Number, string Name)> rows = [.. travels.Tables.Where(one => busy.ContainsKey(one.Number)).OrderByDescending(one => busy[one.Number]).Take(MostRows).OrderBy(one => one.Number)];
        var width = Left + Column * Math.Max(1, travels.Rounds);
        var shapes = ImmutableArray.CreateBuilder<Shape>();
        var rowOf = rows.Select((one, i) => (one.Number, i)).ToDictionary();
        for (var number = 1; number <= travels.Rounds; number++) shapes.Add(new Shape.Label(X(number), Head / 2, 14, round(number), Centred: true, IsBold: true));
        foreach (var (number, name) in rows) shapes.Add(new Shape.Label(rightToLeft ? width : 0, Y(number), 14, table(number, name), Ends: rightToLeft));
        foreach (var way in travels.Ways.Where(way => rowOf.ContainsKey(way.From.Table) && rowOf.ContainsKey(way.To.Table)))
            shapes.Add(new Shape.Line(X(way.From.Round), Y(way.From.Table), X(way.To.Round), Y(way.To.Table), Math.Min(8, 1 + way.Ideas)));
        foreach (var stop in travels.Stops.Where(stop => rowOf.ContainsKey(stop.Table)))
        {
            shapes.Add(new Shape.Disc(X(stop.Round), Y(stop.Table), 11, Paint.Stop));
            shapes.Add(new Shape.Label(X(stop.Round), Y(stop.Table), 11, stop.Ideas.ToString(System.Globalization.CultureInfo.InvariantCulture), Centred: true, IsBold: true));
        }
        return new Scene(width, Head + Row * rows.Length, shapes.ToImmutable());

        double X(int number) => Left + Column * (number - 0.5) is var x && rightToLeft ? width - x : x;
        double Y(int number) => Head + Row * (rowOf[number] + 0.5);
    }
}
