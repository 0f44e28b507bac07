using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using OpenTalks.Cafes;
using OpenTalks.Harvests;
using OpenTalks.Host.Live;
using OpenTalks.Sheets;

namespace OpenTalks.Host.Tests.Live;

/// <summary>Writes the wire's TypeScript types from the C# records, by what the serialiser itself says of them.</summary>
sealed class TypeScriptContract
{
    readonly JsonSerializerOptions options = new(WireJson.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
    readonly SortedDictionary<string, string> types = new(StringComparer.Ordinal);

    public static string Text()
    {
        var contract = new TypeScriptContract();
        Type[] roots =
        [
            typeof(CafeCommand), typeof(SheetCommand), typeof(HarvestCommand), typeof(Outcome), typeof(SheetNews), typeof(SheetSnapshot),
            typeof(HarvestNews), typeof(HarvestSnapshot), typeof(MeValue), typeof(OverviewValue), typeof(TableValue), typeof(WallValue), typeof(Unchanged), typeof(HarvestHelp),
        ];
        foreach (var root in roots) contract.Name(root);
        contract.types["Envelope"] = """
            export type Envelope =
              | { readonly id: string; readonly to: "cafe"; readonly do: CafeCommand }
              | { readonly id: string; readonly to: `sheet/${number}`; readonly do: SheetCommand }
              | { readonly id: string; readonly to: "harvest"; readonly do: HarvestCommand };
            """;
        return "// Generated from the records of the wire by tests/Cafe.Host.Tests (TypeScriptContract.cs); never written by hand.\n\n"
            + string.Join("\n\n", contract.types.Values) + "\n";
    }

    string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return Name(inner);
        if (type == typeof(string) || type == typeof(Guid)) return "string";
        if (type == typeof(bool)) return "boolean";
        if (type.IsPrimitive) return "number";
        var info = options.GetTypeInfo(type);
        switch (info.Kind)
        {
            case JsonTypeInfoKind.Enumerable:
                return $"readonly {Name(info.ElementType!)}[]";
            case JsonTypeInfoKind.Dictionary:
                return $"Readonly<Record<string, {Name(info.ElementType!)}>>";
        }
        if (types.TryAdd(type.Name, ""))
        {
            types[type.Name] = type.IsEnum ? Enum(type)
                : info.PolymorphismOptions is { } union ? Union(type, union)
                : $"export interface {type.Name} {Fields(info, null)}";
        }
        return type.Name;
    }

    static string Enum(Type type) =>
        $"export type {type.Name} = {string.Join(" | ", type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(member => $"\"{member.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()!.Name}\""))};";

    string Union(Type type, JsonPolymorphismOptions union) =>
        $"export type {type.Name} =\n" + string.Join("\n", union.DerivedTypes.Select(derived =>
            $"  | {Fields(options.GetTypeInfo(derived.DerivedType), (string)derived.TypeDiscriminator!)}")) + ";";

    string Fields(JsonTypeInfo info, string? discriminator)
    {
        var fields = new List<string>();
        if (discriminator is not null) fields.Add($"readonly type: \"{discriminator}\"");
        foreach (var property in info.Properties.Where(property => property.Get is not null))
        {
            var optional = property.AssociatedParameter is { HasDefaultValue: true } && discriminator is not null;
            var type = Name(property.PropertyType) + (property.IsGetNullable || Nullable.GetUnderlyingType(property.PropertyType) is not null ? " | null" : "");
            fields.Add($"readonly {property.Name}{(optional ? "?" : "")}: {type}");
        }
        return discriminator is not null
            ? $"{{ {string.Join("; ", fields)} }}"
            : "{\n" + string.Concat(fields.Select(field => $"  {field};\n")) + "}";
    }
}
