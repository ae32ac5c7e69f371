// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/scenario/scenario_draft.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace cachescope::ui {

class DesignsField;
class FileField;
class FormField;
class FormSection;
class SourceField;
class TextField;
class Theme;

/// All fields of a scenario: what most runs need at first sight, the rest in named sections. Fields that
/// decide nothing as the others are do not show. Main thread.
class ScenarioFieldsView : public QWidget
{
    Q_OBJECT

public:
    explicit ScenarioFieldsView(const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] const load::Scenario &scenario() const { return m_draft.scenario(); }
    void setScenario(const load::Scenario &scenario);
    void setOpenFile(const QString &path);

    [[nodiscard]] const std::vector<FormField *> &fields() const { return m_fields; }
    /// The first field that is wrong; null if none is.
    [[nodiscard]] FormField *wrongField() const;
    /// Unfolds what it is in.
    void reveal(const FormField *field);

Q_SIGNALS:
    void edited();

private:
    void addBasics();
    void addKeys();
    void addValues();
    void addDesigns();
    void addCacheSection();
    void addLoadSection();
    void addOperationsSection();
    void addDiskSection();
    void addChecksSection();
    void addRunSection();

    /// Shows it beneath those before it, unless it has a place already, and listens to it.
    void adopt(FormField *field);
    template <typename Field>
    Field *add(Field *field)
    {
        adopt(field);
        return field;
    }
    TextField *addText(const char *name, const QString &label);
    void addPair(QWidget *one, QWidget *other);
    FormSection *addSection(const QString &title);

    void take();
    void refresh();
    void refreshRelevance();
    void refreshLength();
    void refreshSummaries();
    void refreshOwnProblems();
    [[nodiscard]] FormSection *sectionOf(const FormField *field) const;

    const Theme &m_theme;
    load::ScenarioDraft m_draft;
    std::vector<FormField *> m_fields;
    QVBoxLayout *m_layout;
    QVBoxLayout *m_sections = nullptr;

    SourceField *m_source = nullptr;
    TextField *m_duration = nullptr;
    TextField *m_ramp = nullptr;
    TextField *m_operations = nullptr;
    TextField *m_thinkTime = nullptr;
    TextField *m_rate = nullptr;
    TextField *m_stores = nullptr;
    TextField *m_keyCount = nullptr;
    TextField *m_zipfExponent = nullptr;
    QWidget *m_hotspot = nullptr;
    TextField *m_sessionLength = nullptr;
    FileField *m_trace = nullptr;
    TextField *m_valueBytes = nullptr;
    TextField *m_valueMax = nullptr;
    TextField *m_valueSigma = nullptr;
    FileField *m_valueFile = nullptr;
    FileField *m_sourceFile = nullptr;
    FormField *m_inPlace = nullptr;
    FormField *m_prefill = nullptr;
    FormField *m_arrivals = nullptr;
    FormField *m_batchSize = nullptr;
    FormField *m_synthesis = nullptr;
    FormSection *m_cacheSection = nullptr;
    FormSection *m_loadSection = nullptr;
    FormSection *m_operationsSection = nullptr;
    FormSection *m_diskSection = nullptr;
    FormSection *m_checksSection = nullptr;
    FormSection *m_runSection = nullptr;
};

} // namespace cachescope::ui
